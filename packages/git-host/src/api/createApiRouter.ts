import { NotFoundError } from '@backstage/errors';
import express, { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { requireReader } from '../http/access';
import { identify } from '../http/guard';
import { HostContext } from '../HostContext';
import { addBranchRoutes } from './addBranchRoutes';
import { addChangeRoutes } from './addChangeRoutes';
import { addContentRoutes } from './addContentRoutes';
import { addOwnerRoutes } from './addOwnerRoutes';
import { addPullRoutes } from './addPullRoutes';
import { addRepositoryRoutes } from './addRepositoryRoutes';

/** Gitea's API, as far as it is spoken. */
export function createApiRouter(context: HostContext): Router {
  const router = PromiseRouter();
  router.use(identify(context));
  router.use((_request, response, next) => {
    requireReader(context, response);
    next();
  });
  router.use(express.json({ limit: '10mb' }));
  addOwnerRoutes(router, context);
  addRepositoryRoutes(router, context);
  addBranchRoutes(router, context);
  addContentRoutes(router, context);
  addChangeRoutes(router, context);
  addPullRoutes(router, context);
  router.use(() => {
    throw new NotFoundError('This host has no such part of the API');
  });
  return router;
}
