import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/frontend-plugin-api';

/** The page `ML`. */
export const rootRouteRef = createRouteRef();

/** The tab *Jobs and endpoints* of the page `ML`. */
export const jobsRouteRef = createRouteRef();

/** The tab *Models* of the page `ML`. */
export const modelsRouteRef = createRouteRef();

/** The tab *Experiments* of the page `ML`. */
export const experimentsRouteRef = createRouteRef();

/** The tab *GPU quotas* of the page `ML`. */
export const quotasRouteRef = createRouteRef();

/** The tab *Sources* of the page `ML`. */
export const sourcesRouteRef = createRouteRef();

/** The tab `ML` of an entity. */
export const entityContentRouteRef = createRouteRef();

/** The tab `Model` of an entity. */
export const entityModelRouteRef = createRouteRef();

/** The tab `Runs` of an experiment. */
export const entityRunsRouteRef = createRouteRef();

/** The tab `Quota` of an entity. */
export const entityQuotaRouteRef = createRouteRef();

/** The form of a template, for the next run of a training project. */
export const newRunRouteRef = createExternalRouteRef({
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** The form of a template, for an endpoint that serves a version of a model. */
export const serveModelRouteRef = createExternalRouteRef({
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});
