import { MlTrackingApi } from '@mlport/backstage-plugin-ml-common';

/** What a page asks for when it opens, from the ids of models and experiments that there are. */
export type TrackingPage = (
  api: MlTrackingApi,
  ids: { models: readonly string[]; experiments: readonly string[] },
  turn: number,
) => Promise<unknown>;

/** The pages, by the names that they have in the results. */
export const trackingPages: Readonly<Record<string, TrackingPage>> = {
  'all models': api => api.listModels(),
  'one model': (api, { models }, turn) =>
    api.getModel(models[turn % models.length]),
  'all experiments': api => api.listExperiments(),
  'runs of an experiment': (api, { experiments }, turn) =>
    api.searchRuns({ experiments: [experiments[turn % experiments.length]] }),
};
