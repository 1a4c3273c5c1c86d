import { useApi } from '@backstage/frontend-plugin-api';
import { RunCurvesResponse } from '@mlport/backstage-plugin-ml-common';
import { useCallback, useMemo, useRef } from 'react';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import { Polled, useLivePoll } from '../live/useLivePoll';
import { EVERY_MS } from './LiveRuns';

/** The most points of a run that the tracking server gives: more than a screen is wide. */
export const MOST_POINTS = 2_500;

/**
 * How a metric went over the steps of runs; asked for again every 15 seconds while one of them is
 * under way.
 */
export function useRunCurves(options: {
  experiment: string;
  runIds: readonly string[];
  metric: string;
  underWay: boolean;
}): Polled<RunCurvesResponse> {
  const api = useApi(mlTrackingApiRef);
  const { experiment, metric, underWay } = options;
  const runs = JSON.stringify(options.runIds);
  const moving = useRef(underWay);
  moving.current = underWay;
  const ask = useMemo(() => {
    let last: RunCurvesResponse | undefined;
    // What has ended does not change; but what has just ended is asked for once more.
    let final = false;
    return async (signal: AbortSignal) => {
      if (!last || !final) {
        final = !moving.current;
        last = await api.getRunCurves(
          {
            experiment,
            runIds: JSON.parse(runs),
            metric,
            maxPoints: MOST_POINTS,
          },
          { signal },
        );
      }
      return last;
    };
  }, [api, experiment, runs, metric]);
  return useLivePoll(
    useCallback((signal: AbortSignal) => ask(signal), [ask]),
    EVERY_MS,
  );
}
