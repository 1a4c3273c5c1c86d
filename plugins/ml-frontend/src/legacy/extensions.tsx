import {
  createComponentExtension,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { JSX } from 'react';
import { mlPlugin, routes } from './plugin';

/**
 * The page _ML_, for a route of the app: `<Route path="/ml" element={<MlPage />} />`.
 *
 * @public
 */
export const MlPage = mlPlugin.provide(
  createRoutableExtension<() => JSX.Element>({
    name: 'MlPage',
    component: () => import('./screens').then(m => m.MlScreen),
    mountPoint: routes.root,
  }),
);

/**
 * The tab _ML_ of an entity, for an `EntityLayout.Route` with the path `/ml`.
 *
 * @public
 */
export const EntityMlContent = mlPlugin.provide(
  createRoutableExtension<() => JSX.Element>({
    name: 'EntityMlContent',
    component: () => import('./screens').then(m => m.EntityContentScreen),
    mountPoint: routes.entityContent,
  }),
);

/**
 * The tab _Runs_ of an entity, for an `EntityLayout.Route` with the path `/runs`.
 *
 * @public
 */
export const EntityRunsContent = mlPlugin.provide(
  createRoutableExtension<() => JSX.Element>({
    name: 'EntityRunsContent',
    component: () => import('./screens').then(m => m.EntityRunsScreen),
    mountPoint: routes.entityRuns,
  }),
);

/**
 * The tab _Model_ of an entity, for an `EntityLayout.Route` with the path `/model`.
 *
 * @public
 */
export const EntityModelContent = mlPlugin.provide(
  createRoutableExtension<() => JSX.Element>({
    name: 'EntityModelContent',
    component: () => import('./screens').then(m => m.EntityModelScreen),
    mountPoint: routes.entityModel,
  }),
);

/**
 * The tab _Quota_ of an entity, for an `EntityLayout.Route` with the path `/quota`.
 *
 * @public
 */
export const EntityQuotaContent = mlPlugin.provide(
  createRoutableExtension<() => JSX.Element>({
    name: 'EntityQuotaContent',
    component: () => import('./screens').then(m => m.EntityQuotaScreen),
    mountPoint: routes.entityQuota,
  }),
);

/**
 * The card _ML_ of an entity, for its overview.
 *
 * @public
 */
export const EntityMlCard = mlPlugin.provide(
  createComponentExtension<() => JSX.Element>({
    name: 'EntityMlCard',
    component: {
      lazy: () => import('./screens').then(m => m.EntityCardScreen),
    },
  }),
);
