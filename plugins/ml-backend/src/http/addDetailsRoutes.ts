import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  mlWorkloadLogsReadPermission,
  mlWorkloadManifestReadPermission,
} from '@mlport/backstage-plugin-ml-common';
import { Request, Router } from 'express';
import { z } from 'zod';
import { ClusterReadings } from '../clusters/ClusterReadings';
import { Facts, readDetails } from '../facts';
import { WorkloadAuthorizer } from '../permissions/WorkloadAuthorizer';
import { WorkloadBook } from '../workloads/WorkloadBook';
import { addressOf } from './addressOf';
import { answer } from './answer';
import { entityTag, newsOf } from './entityTag';

const PATH = '/workloads/:cluster/:namespace/:group/:kind/:name';

/** The shape of what the contract has let through. */
const logParameters = z.object({
  pod: z.string(),
  container: z.string().optional(),
  previous: z.boolean().optional(),
  tailLines: z.number().optional(),
});

/** Adds the routes of one workload. */
export function addDetailsRoutes(
  router: Router,
  options: {
    book: WorkloadBook;
    facts: Pick<Facts, 'details' | 'log' | 'manifest'>;
    readings: ClusterReadings;
    authorizer: WorkloadAuthorizer;
    credentialsOf(request: Request): Promise<BackstageCredentials>;
  },
): void {
  const { facts, readings, authorizer, credentialsOf } = options;

  router.get(PATH, async (request, response) => {
    const credentials = await credentialsOf(request);
    const scope = await authorizer.scopeOf(credentials);
    const details = await readDetails(addressOf(request), {
      ...options,
      scope,
    });
    const { source, ...said } = details;
    const tag = entityTag(
      scope.fingerprint,
      scope.sourcesFingerprint,
      said,
      source && newsOf([source]),
    );
    answer(request, response, tag, details);
  });

  router.get(`${PATH}/logs`, async (request, response) => {
    const row = await authorizer.authorizeWorkload(
      await credentialsOf(request),
      mlWorkloadLogsReadPermission,
      addressOf(request),
      address => readings.rowAt(address),
    );
    const log = await facts.log(row, logParameters.parse(request.query));
    answer(request, response, entityTag(log), log);
  });

  router.get(`${PATH}/manifest`, async (request, response) => {
    const row = await authorizer.authorizeWorkload(
      await credentialsOf(request),
      mlWorkloadManifestReadPermission,
      addressOf(request),
      address => readings.rowAt(address),
    );
    const manifest = await facts.manifest(row);
    answer(request, response, entityTag(manifest), manifest);
  });
}
