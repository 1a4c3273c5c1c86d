import { CurveAxis, CurveScale } from '../curves/Curve';
import { PlotOptions } from '../curves/plotData';

/** As many runs as can be told apart. */
export const MOST_RUNS = 10;

/** What is shown of chosen runs. */
export type Showing = 'curves' | 'compare';

/** What the reader chose to see of experiments and their runs. All of it is in the URL. */
export interface RunsView extends PlotOptions {
  /** The id of the experiment whose runs are shown. */
  experiment?: string;
  /** What experiments are searched for. */
  text: string;
  /** In the words of the tracking server. */
  filter: string;
  /** A column of the table, with a leading `-` for the other way round. */
  sort: string;
  /** The ids of the chosen runs, in the order in which they were chosen. */
  runs: readonly string[];
  /** The id of the run whose details are open. */
  open?: string;
  showing: Showing;
  metric?: string;
  axis: CurveAxis;
  scale: CurveScale;
  asTable: boolean;
}

/** The newest run first: the order in which runs are read. */
export const NEWEST_FIRST = '-started';

/** Nothing chosen. */
export const NO_VIEW: RunsView = {
  text: '',
  filter: '',
  sort: NEWEST_FIRST,
  runs: [],
  showing: 'curves',
  axis: 'step',
  scale: 'linear',
  smoothing: 0,
  asTable: false,
};

/** The most that a line can be smoothed. */
export const MOST_SMOOTHING = 0.99;

const PARAMS = [
  'q',
  'experiment',
  'filter',
  'sort',
  'run',
  'open',
  'show',
  'metric',
  'x',
  'scale',
  'smooth',
  'as',
];

/** Reads a view from a URL. What it does not know it leaves out: links outlive versions. */
export function parseRunsView(search: string): RunsView {
  const params = new URLSearchParams(search);
  const text = (name: string) => params.get(name) || undefined;
  return {
    experiment: text('experiment'),
    text: params.get('q') ?? '',
    filter: params.get('filter') ?? '',
    sort: text('sort') ?? NEWEST_FIRST,
    runs: [...new Set(params.getAll('run'))]
      .filter(Boolean)
      .slice(0, MOST_RUNS),
    open: text('open'),
    showing: params.get('show') === 'compare' ? 'compare' : 'curves',
    metric: text('metric'),
    axis: params.get('x') === 'time' ? 'time' : 'step',
    scale: params.get('scale') === 'log' ? 'log' : 'linear',
    smoothing: smoothingOf(Number(params.get('smooth') ?? 0)),
    asTable: params.get('as') === 'table',
  };
}

/** Writes a view into a URL's search, leaving the parameters of others where they are. */
export function writeRunsView(search: string, view: RunsView): string {
  const params = new URLSearchParams(search);
  for (const name of PARAMS) {
    params.delete(name);
  }
  const set = (name: string, value: string | undefined, usual?: string) => {
    if (value && value !== usual) {
      params.append(name, value);
    }
  };
  set('q', view.text);
  set('experiment', view.experiment);
  set('filter', view.filter);
  set('sort', view.sort, NEWEST_FIRST);
  for (const run of view.runs) {
    set('run', run);
  }
  set('open', view.open);
  set('show', view.showing, NO_VIEW.showing);
  set('metric', view.metric);
  set('x', view.axis, NO_VIEW.axis);
  set('scale', view.scale, NO_VIEW.scale);
  set('smooth', String(view.smoothing), String(NO_VIEW.smoothing));
  set('as', view.asTable ? 'table' : undefined);
  const written = params.toString();
  return written && `?${written}`;
}

function smoothingOf(value: number): number {
  return Number.isFinite(value)
    ? Math.min(MOST_SMOOTHING, Math.max(0, value))
    : 0;
}
