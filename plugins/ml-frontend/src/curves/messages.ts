/** The sentences of curves; `mlTranslationRef` has them under `curves`. */
export const curveMessages = {
  plot: '{{metric}} over {{axis}} of {{runs}}. The same as figures: in the table below.',
  step: 'Step',
  time: 'Time since the start',
  loading: 'Loading the plot',
  failed: 'The plot could not be loaded ({{cause}}). The figures are below.',
  legend: 'Figures of {{metric}}',
  run: 'Run',
  last: 'Last',
  least: 'Least',
  greatest: 'Greatest',
  points: 'Points',
  atStep: 'At step {{step}}',
  stepOf: 'step {{step}}',
  atTime: 'After {{duration}}',
  atNothing: 'At the pointer',
  nonFinite_one: '{{count}} value is {{what}}: a gap in the line.',
  nonFinite_other: '{{count}} values are {{what}}: gaps in the line.',
  notPositive_one:
    '{{count}} value is not above zero: a logarithmic axis cannot show it.',
  notPositive_other:
    '{{count}} values are not above zero: a logarithmic axis cannot show them.',
  noPoints: 'This run has not logged it.',
  sampled: 'At most {{number}} points of each run, evenly chosen.',
  smoothed:
    'Lines are smoothed, what was logged is faint behind them. Figures are as logged.',
  resetZoom: 'Whole range',
  zoomHint: 'Drag across the plot to look closer.',
  values: 'Values',
  valuesOf: 'Values of {{metric}}, as logged',
  valuesSome:
    '{{shown}} of {{total}} places, evenly chosen. The CSV has every point.',
  gap: 'gap',
} as const;
