import { randomOf } from '../scenario/random';
import { Course } from './experiments';
import { LoggedPoint } from './MlflowWriter';
import { TrackedRun } from './trackedRuns';

/** How many values of each metric a run has when it has gone its whole way. */
export const POINTS = 120;

/** Steps of the optimizer from one value to the next. */
const STRIDE = 50;

/** How much of its way a curve misses in the worst of runs. */
const WORST_MISS = 0.12;

/** How many values of each metric a run has logged by now. */
export function pointsBy(run: TrackedRun): number {
  return Math.floor(run.progress * POINTS);
}

/** The values from one place in the curves of a run to another, the first one included. */
export function pointsOf(
  run: TrackedRun,
  from: number,
  until: number,
): LoggedPoint[] {
  const { courses } = run.experiment;
  const points: LoggedPoint[] = [];
  for (let index = from; index < until; index++) {
    const timestamp = Math.round(
      run.startedAt + ((index + 1) / POINTS) * run.wholeMs,
    );
    for (const course of courses) {
      points.push({
        key: course.key,
        value: valueAt(course, run, index),
        timestamp,
        step: (index + 1) * STRIDE,
      });
    }
  }
  return points;
}

/** What the run is scored at in the end. */
export function scoreOf(run: TrackedRun): LoggedPoint | undefined {
  const { courses, score } = run.experiment;
  const course = courses.find(({ key }) => key === score);
  return (
    course && {
      key: `test/${score.replace(/^.*\//, '')}`,
      value: valueAt(course, run, POINTS - 1),
      timestamp: run.endedAt ?? run.startedAt,
      step: POINTS * STRIDE,
      dataset: run.dataset,
    }
  );
}

function valueAt(course: Course, run: TrackedRun, index: number): number {
  const { from, to, rate, noise } = course;
  const end = to + (from - to) * WORST_MISS * (1 - run.skill);
  const way = Math.exp((-rate * index) / POINTS);
  const aside = (randomOf(run.key, course.key, index) - 0.5) * 2 * noise;
  return Number((end + (from - end) * way + aside).toPrecision(6));
}
