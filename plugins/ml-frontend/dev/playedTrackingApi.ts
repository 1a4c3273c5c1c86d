import { ResponseError } from '@backstage/errors';
import {
  MlTrackingApi,
  RunItem,
  TrackingStatus,
} from '@mlport/backstage-plugin-ml-common';
import { madeUpModel, madeUpModelDetails } from './madeUpModels';
import { madeUpCurve, madeUpExperiment, madeUpRun } from './madeUpRuns';

const source: TrackingStatus = {
  provider: 'mlflow',
  instance: 'main',
  title: 'MLflow',
  freshness: 'fresh',
  version: '3.18.0',
  asOf: Date.now(),
};

/**
 * Experiments and runs that are made up: 20 experiments of 300 runs with curves of up to 2,500 points.
 *
 * @param face - `busy`, `empty`, `forbidden`, `broken` or `stale`.
 */
export function createPlayedTrackingApi(face: string): MlTrackingApi {
  const experiments = Array.from({ length: 20 }, (_, number) =>
    madeUpExperiment(number),
  );
  const runs = Array.from({ length: face === 'empty' ? 0 : 300 }, (_, number) =>
    madeUpRun(number),
  );
  const models = Array.from({ length: 60 }, (_, number) => madeUpModel(number));
  const status = (): TrackingStatus =>
    face === 'stale'
      ? {
          ...source,
          freshness: 'stale',
          asOf: Date.now() - 250_000,
          error: {
            code: 'refused',
            message: 'connection refused',
            fix: 'Check that the MLflow server is up and that the portal may reach it.',
          },
        }
      : source;
  const answer = async <T>(value: T): Promise<T> => {
    if (face === 'broken') {
      throw new TypeError('connection refused');
    }
    if (face === 'forbidden') {
      throw await refusal(403, 'NotAllowedError', 'no');
    }
    return value;
  };
  return {
    listExperiments: () =>
      answer({
        items: face === 'empty' ? [] : experiments,
        sources: [status()],
      }),
    async getExperiment(id) {
      const item = experiments.find(known => known.id === id);
      if (!item) {
        throw await refusal(404, 'NotFoundError', 'no such experiment');
      }
      return answer({ item, source: status() });
    },
    getEntityTracking: () =>
      answer({
        models: models.slice(0, 2),
        experiments: experiments.slice(0, 2),
        missing: [],
        sources: [status()],
      }),
    async searchRuns({ filter, runIds, cursor, limit = 50 }) {
      if (filter && !/[<>=]|like/i.test(filter)) {
        throw await refusal(
          400,
          'InputError',
          `Invalid clause(s) in filter string: '${filter}'`,
        );
      }
      const from = Number(cursor ?? 0);
      const some = runIds
        ? runs.filter(({ runId }) => runIds.includes(runId))
        : matching(runs, filter).slice(from, from + limit);
      const rest = !runIds && from + limit < matching(runs, filter).length;
      return answer({
        items: some,
        next: rest ? String(from + limit) : undefined,
        asOf: Date.now(),
        source: status(),
      });
    },
    getRunCurves: ({ runIds, metric }) =>
      answer({
        curves: runIds.map(runId => ({
          runId,
          points: madeUpCurve(runId, metric),
        })),
        asOf: Date.now(),
        source: status(),
      }),
    listModels: () =>
      answer({ items: face === 'empty' ? [] : models, sources: [status()] }),
    async getModel(id) {
      const item = models.find(known => known.id === id);
      if (!item) {
        throw await refusal(404, 'NotFoundError', 'no such model');
      }
      return answer(madeUpModelDetails(item, status()));
    },
  };
}

/** Names only: the rest of the grammar is the server's. */
function matching(runs: RunItem[], filter: string | undefined): RunItem[] {
  const name = /run_name I?LIKE '%(?<name>[^']*)%'/i.exec(filter ?? '')?.groups
    ?.name;
  return name === undefined
    ? runs
    : runs.filter(run => run.name?.includes(name));
}

function refusal(status: number, name: string, message: string) {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name, message },
        response: { statusCode: status },
      }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ),
  );
}
