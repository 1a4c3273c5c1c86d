import {
  createFrontendPlugin,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  RiBox3Line,
  RiBrainLine,
  RiFlaskLine,
  RiScales3Line,
} from '@remixicon/react';
import { mlApi } from './api/mlApi';
import { mlTrackingApi } from './api/mlTrackingApi';
import { mlEntityFilter } from './entity/mlEntityFilter';
import { experimentEntityFilter } from './experiments/experimentEntityFilter';
import { modelEntityFilter } from './models/modelEntityFilter';
import { quotaEntityFilter } from './quotas/quotaEntityFilter';
import {
  entityContentRouteRef,
  entityModelRouteRef,
  entityQuotaRouteRef,
  entityRunsRouteRef,
  experimentsRouteRef,
  jobsRouteRef,
  modelsRouteRef,
  newRunRouteRef,
  quotasRouteRef,
  rootRouteRef,
  serveModelRouteRef,
  sourcesRouteRef,
} from './routes';

const mlPage = PageBlueprint.make({
  params: {
    path: '/ml',
    title: 'ML',
    icon: <RiBrainLine />,
    routeRef: rootRouteRef,
  },
});

const jobsSubPage = SubPageBlueprint.make({
  name: 'jobs',
  params: {
    path: 'jobs',
    title: 'Jobs and endpoints',
    routeRef: jobsRouteRef,
    loader: () =>
      import('./jobs/JobsAndEndpoints').then(m => <m.JobsAndEndpoints />),
  },
});

const modelsSubPage = SubPageBlueprint.make({
  name: 'models',
  params: {
    path: 'models',
    title: 'Models',
    routeRef: modelsRouteRef,
    loader: () => import('./models/Models').then(m => <m.Models />),
  },
});

const experimentsSubPage = SubPageBlueprint.make({
  name: 'experiments',
  params: {
    path: 'experiments',
    title: 'Experiments',
    routeRef: experimentsRouteRef,
    loader: () =>
      import('./experiments/Experiments').then(m => <m.Experiments />),
  },
});

const quotasSubPage = SubPageBlueprint.make({
  name: 'quotas',
  params: {
    path: 'quotas',
    title: 'GPU quotas',
    routeRef: quotasRouteRef,
    loader: () => import('./quotas/Quotas').then(m => <m.Quotas />),
  },
});

const sourcesSubPage = SubPageBlueprint.make({
  name: 'sources',
  params: {
    path: 'sources',
    title: 'Sources',
    routeRef: sourcesRouteRef,
    loader: () => import('./sources/Sources').then(m => <m.Sources />),
  },
});

const mlEntityCard = EntityCardBlueprint.make({
  name: 'workloads',
  params: {
    type: 'info',
    filter: mlEntityFilter,
    loader: () => import('./entity/EntityMlCard').then(m => <m.EntityMlCard />),
  },
});

const mlEntityContent = EntityContentBlueprint.make({
  name: 'workloads',
  params: {
    path: '/ml',
    title: 'ML',
    group: 'operation',
    icon: <RiBrainLine />,
    routeRef: entityContentRouteRef,
    filter: mlEntityFilter,
    loader: () =>
      import('./entity/EntityMlContent').then(m => <m.EntityMlContent />),
  },
});

const modelEntityContent = EntityContentBlueprint.make({
  name: 'model',
  params: {
    path: '/model',
    title: 'Model',
    group: 'operation',
    icon: <RiBox3Line />,
    routeRef: entityModelRouteRef,
    filter: modelEntityFilter,
    loader: () =>
      import('./models/EntityModelContent').then(m => <m.EntityModelContent />),
  },
});

const runsEntityContent = EntityContentBlueprint.make({
  name: 'runs',
  params: {
    path: '/runs',
    title: 'Runs',
    group: 'operation',
    icon: <RiFlaskLine />,
    routeRef: entityRunsRouteRef,
    filter: experimentEntityFilter,
    loader: () =>
      import('./experiments/EntityRuns').then(m => <m.EntityRuns />),
  },
});

const quotaEntityContent = EntityContentBlueprint.make({
  name: 'quota',
  params: {
    path: '/quota',
    title: 'Quota',
    group: 'operation',
    icon: <RiScales3Line />,
    routeRef: entityQuotaRouteRef,
    filter: quotaEntityFilter,
    loader: () => import('./quotas/EntityQuota').then(m => <m.EntityQuota />),
  },
});

/**
 * The ML platform in the portal: the page `ML`, and the tab and card `ML` of an entity.
 *
 * @public
 */
export const mlPlugin = createFrontendPlugin({
  pluginId: 'ml',
  title: 'ML',
  icon: <RiBrainLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    jobs: jobsRouteRef,
    models: modelsRouteRef,
    experiments: experimentsRouteRef,
    quotas: quotasRouteRef,
    sources: sourcesRouteRef,
    entityContent: entityContentRouteRef,
    entityModel: entityModelRouteRef,
    entityQuota: entityQuotaRouteRef,
    entityRuns: entityRunsRouteRef,
  },
  externalRoutes: { newRun: newRunRouteRef, serveModel: serveModelRouteRef },
  extensions: [
    mlApi,
    mlTrackingApi,
    mlPage,
    jobsSubPage,
    modelsSubPage,
    experimentsSubPage,
    quotasSubPage,
    sourcesSubPage,
    mlEntityCard,
    mlEntityContent,
    modelEntityContent,
    quotaEntityContent,
    runsEntityContent,
  ],
});
