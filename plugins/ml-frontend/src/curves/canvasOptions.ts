import uPlot from 'uplot';
import { CurveAxis, CurveScale } from './Curve';
import { drawEndLabels, LABEL_ROOM } from './drawEndLabels';
import { formatFigure } from './formatFigure';
import { lineLook } from './lineLooks';
import { nearestIndex } from './nearestIndex';
import { PlotColors } from './plotColors';

/** The height of a plot, in pixels. */
export const PLOT_HEIGHT = 320;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Between two marks of an axis of time, in seconds: what people count in. */
const SECONDS = [
  0.001,
  0.005,
  0.01,
  0.05,
  0.1,
  0.5,
  1,
  5,
  10,
  15,
  30,
  MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  30 * DAY,
];

/** Steps are whole. */
const STEPS = Array.from({ length: 16 }, (_, power) => 10 ** power).flatMap(
  unit => [unit, 2 * unit, 5 * unit],
);

/** What a plot is made with. */
export interface CanvasSetup {
  axis: CurveAxis;
  scale: CurveScale;
  /** The place of each line among the chosen runs. */
  slots: readonly number[];
  /** Whether what was logged is drawn faintly behind what is smoothed. */
  raw: boolean;
  colors: PlotColors;
  axisLabel: string;
  formatX(x: number): string;
  /** The place on the axis that the pointer is nearest to; nothing when it has left. */
  onPlace(place: number | undefined): void;
  /** Whether the reader looks at a part only. */
  onZoom(zoomed: boolean): void;
}

/** The options of uPlot for curves. Its series: the axis, what was logged, and the lines. */
export function canvasOptions(
  setup: CanvasSetup,
  width: number,
): uPlot.Options {
  const { axis, scale, slots, colors, formatX } = setup;
  const behind = setup.raw ? slots.map(slot => faint(colors.lineOf(slot))) : [];
  const first = behind.length + 1;
  const axisLook = {
    stroke: colors.text,
    font: `12px ${colors.font}`,
    labelFont: `12px ${colors.font}`,
    labelSize: 20,
    grid: { stroke: colors.grid, width: 1 },
    ticks: { stroke: colors.grid, width: 1, size: 4 },
  };
  return {
    width,
    height: PLOT_HEIGHT,
    padding: [10, LABEL_ROOM, 0, 0],
    legend: { show: false },
    focus: { alpha: 0.25 },
    cursor: {
      drag: { x: true, y: false },
      focus: { prox: 12 },
      dataIdx: (plot, series, place) =>
        series < first
          ? place
          : nearestIndex(plot.data[series] as number[], place) ?? place,
    },
    scales: { x: { time: false }, y: { distr: scale === 'log' ? 3 : 1 } },
    axes: [
      {
        ...axisLook,
        label: setup.axisLabel,
        size: 34,
        space: axis === 'time' ? 90 : 60,
        incrs: axis === 'time' ? SECONDS : STEPS,
        values: (_, xs) => xs.map(formatX),
      },
      {
        ...axisLook,
        size: (_, values) =>
          16 + 7 * Math.max(3, ...(values ?? []).map(text => text.length)),
        values: (_, ys) =>
          ys.map((value: number | null) =>
            value === null ? '' : formatFigure({ value }),
          ),
      },
    ],
    series: [
      {},
      ...behind.map(stroke => ({ stroke, width: 1, points: { show: false } })),
      ...slots.map(slot => ({
        stroke: colors.lineOf(slot),
        width: 2,
        dash: [...lineLook(slot).dash],
      })),
    ],
    hooks: {
      setCursor: [({ cursor: { idx } }) => setup.onPlace(idx ?? undefined)],
      setScale: [(plot, name) => name === 'x' && setup.onZoom(isZoomed(plot))],
      draw: [
        plot =>
          drawEndLabels(
            plot,
            slots.map((slot, line) => ({ series: first + line, slot })),
            colors,
          ),
      ],
    },
  };
}

/** Whether less than the whole of the horizontal axis is shown. */
export function isZoomed({ data: [xs], scales }: uPlot): boolean {
  const { min, max } = scales.x;
  return (
    xs.length > 1 &&
    ((min ?? -Infinity) > xs[0] || (max ?? Infinity) < xs[xs.length - 1])
  );
}

function faint(color: string): string {
  return `color-mix(in srgb, ${color} 30%, transparent)`;
}
