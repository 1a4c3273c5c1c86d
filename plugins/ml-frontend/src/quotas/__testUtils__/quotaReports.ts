import {
  ListQuotaReportsResponse,
  QuotaFigures,
  QuotaReport,
} from '@mlport/backstage-plugin-ml-common';
import { freshSource } from '../../__testUtils__/ScriptedMlApi';

/** Eight A100s with nothing used, changed as said. */
export function figuresOf(change: Partial<QuotaFigures> = {}): QuotaFigures {
  return {
    resource: 'nvidia.com/gpu',
    flavor: 'a100',
    sharing: 'whole',
    models: [{ product: 'A100', sharing: 'whole' }],
    entitled: 8,
    used: 0,
    started: 0,
    borrowed: 0,
    idle: { atLeast: 8, atMost: 8 },
    available: 8,
    ...change,
  };
}

/** A cluster queue that nobody uses, changed as said. */
export function reportOf(change: Partial<QuotaReport> = {}): QuotaReport {
  const name = change.name ?? 'vision';
  return {
    cluster: 'prod-eu',
    kind: 'ClusterQueue.kueue.x-k8s.io',
    uid: `uid-${name}`,
    scope: 'cluster',
    usable: true,
    figures: [figuresOf()],
    holding: { items: [], more: 0, others: [] },
    waiting: { total: 0, amounts: [], items: [], more: 0, others: 0 },
    doors: [],
    ...change,
    name,
  };
}

/** The answer with some quotas of one cluster, changed as said. */
export function answerOf(
  items: QuotaReport[],
  change: Partial<ListQuotaReportsResponse> = {},
): ListQuotaReportsResponse {
  return {
    items,
    clusters: [{ name: 'prod-eu', title: 'Europe', missing: [] }],
    sources: [freshSource()],
    ...change,
  };
}

/** A piece of work that holds or waits. */
export function workOf(name: string) {
  return {
    cluster: 'prod-eu',
    namespace: 'vision',
    group: 'kubeflow.org',
    kind: 'PyTorchJob',
    name,
    uid: `uid-${name}`,
  };
}
