import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  ListWorkloadsResponse,
  WorkloadItem,
} from '@mlport/backstage-plugin-ml-common';
import { MlService } from '@mlport/backstage-plugin-ml-node';
import { PlatformReading } from './PlatformReading';
import { servingKind, SERVING_KINDS } from './servingKind';
import { SettledSources } from './SettledSources';

/** The most that a page holds. */
const PER_PAGE = 1_000;

/** The lists that a round asks for. */
export type PlatformLists = Pick<
  MlService,
  'listModels' | 'listExperiments' | 'listQuotas' | 'listWorkloads'
>;

/**
 * Asks the `ml` plugin for all that may be an entity. Does not throw: what is not answered is said,
 * stays as it was in the round before, and none of its sources is settled.
 */
export async function readPlatform(
  ml: PlatformLists,
  options: { credentials: BackstageCredentials; signal: AbortSignal },
  before?: PlatformReading,
): Promise<PlatformReading> {
  const settled = SettledSources.create();
  const problems: string[] = [];
  const asked = async <T>(what: string, ask: () => Promise<T>) => {
    try {
      return await ask();
    } catch (error) {
      problems.push(`${what}: ${stringifyError(error)}`);
      return undefined;
    }
  };
  const [models, experiments, quotas, endpoints] = await Promise.all([
    asked('models', () => ml.listModels(options)),
    asked('experiments', () => ml.listExperiments(options)),
    asked('quotas', () => ml.listQuotas(options)),
    asked('endpoints', () => listEndpoints(ml, options)),
  ]);
  settled.addTracking('models', models?.sources ?? []);
  settled.addTracking('experiments', experiments?.sources ?? []);
  settled.addClusters('quotas', quotas?.sources ?? []);
  settled.addClusters('endpoints', endpoints?.sources ?? []);
  return {
    models: models?.items ?? before?.models ?? [],
    experiments: experiments?.items ?? before?.experiments ?? [],
    quotas: quotas?.items ?? before?.quotas ?? [],
    endpoints: endpoints?.items ?? before?.endpoints ?? [],
    isSettled: key => settled.isSettled(key),
    isWhole: of => settled.isWhole(of),
    problems,
  };
}

/** All pages of what serves and no entity claims. */
async function listEndpoints(
  ml: PlatformLists,
  options: { credentials: BackstageCredentials; signal: AbortSignal },
): Promise<Pick<ListWorkloadsResponse, 'items' | 'sources'>> {
  const items: WorkloadItem[] = [];
  let cursor: string | undefined;
  let sources: ListWorkloadsResponse['sources'];
  do {
    const page = await ml.listWorkloads(
      {
        kind: [...new Set(SERVING_KINDS.map(({ kind }) => kind))],
        claimed: false,
        sort: 'name',
        limit: PER_PAGE,
        cursor,
      },
      options,
    );
    items.push(...page.items);
    sources = page.sources;
    cursor = page.next;
  } while (cursor !== undefined);
  return {
    items: items.filter(({ unclaimed }) => unclaimed),
    sources: sources.filter(source => servingKind(source) !== undefined),
  };
}
