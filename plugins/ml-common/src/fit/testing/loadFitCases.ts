import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { FitSnapshot, FitSource } from '../FitSnapshot';
import { ClusterInWords, snapshotOf } from './snapshotOf';

/** One row of a case table. */
export interface FitCase {
  title: string;
  manifests: readonly unknown[];
  snapshot: FitSnapshot;
  /** The verdict over all; `nothing` where no manifest asks for anything. */
  verdict: string;
  /** `check verdict: message` of each reason that must be there. */
  reasons: readonly string[];
  /** What decides; the first of `reasons` must be it. */
  fix?: string;
  /** Beginnings of sentences that must be among what was not seen. */
  unseen: readonly string[];
}

interface Row {
  case: string;
  cluster?: ClusterInWords;
  missing?: FitSource[];
  /** A Job, in short. */
  job?: {
    queue?: string;
    pods?: number;
    requests?: object;
    limits?: object;
    spec?: object;
  };
  manifest?: unknown;
  verdict: string;
  reasons?: string[];
  fix?: string;
  unseen?: string[];
}

/** The case tables of a folder, by the name of the file. */
export function loadFitCases(folder: string): Map<string, FitCase[]> {
  return new Map(
    readdirSync(folder)
      .sort()
      .map(file => {
        const text = readFileSync(join(folder, file), 'utf8');
        const { cluster, cases } = parse(text, { merge: true });
        const rows: FitCase[] = cases.map((row: Row) => caseOf(row, cluster));
        return [file.replace('.yaml', ''), rows] as const;
      }),
  );
}

function caseOf(row: Row, cluster: ClusterInWords): FitCase {
  const { missing = [], verdict, reasons = [], fix, unseen = [] } = row;
  return {
    title: row.case,
    manifests: [row.manifest ?? jobOf(row.job ?? {})],
    snapshot: snapshotOf({ ...cluster, ...row.cluster }, missing),
    verdict,
    reasons,
    fix,
    unseen,
  };
}

function jobOf({
  queue,
  pods = 1,
  requests,
  limits,
  spec,
}: NonNullable<Row['job']>) {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: 'train',
      namespace: 'team',
      ...(queue && { labels: { 'kueue.x-k8s.io/queue-name': queue } }),
    },
    spec: {
      parallelism: pods,
      completions: pods,
      template: {
        spec: {
          containers: [{ name: 'main', resources: { requests, limits } }],
          ...spec,
        },
      },
    },
  };
}
