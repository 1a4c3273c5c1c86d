import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { AdmissionReading, kindByGroupKind } from '../../kinds';
import { JsonRecord, asList, asRecord, parseObject } from '../../kubernetes';
import { Fix } from '../Explanation';
import { WorkloadFacts } from '../WorkloadFacts';
import { parseEventFacts } from '../parseEventFacts';
import { parsePodFacts } from '../parsePodFacts';

/** One row of a case table. */
export interface ExplainCase {
  /** The cause that the table is of: the name of its file. */
  table: string;
  title: string;
  facts: WorkloadFacts;
  /** The cause that must come out, where it is another than the table's; `none` for nothing. */
  cause: string;
  headline?: string;
  /** Where it stands in its queue; a row that says nothing expects nothing. */
  place?: string;
  /** `source: text` of each evidence, in order; only where the row says so. */
  evidence?: string[];
  fix?: Partial<Fix>;
}

/** The moment at which every case is explained. */
export const NOW = Date.parse('2026-08-01T12:00:00Z');

/**
 * The case tables of a folder. Pods and events are written as the API server gives them, without
 * what is the same in all.
 */
export function loadExplainCases(folder: string): ExplainCase[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.yaml'))
    .sort()
    .flatMap(file => {
      const table = file.replace('.yaml', '');
      const rows =
        asList(parse(readFileSync(join(folder, file), 'utf8'))) ?? [];
      return rows.map(row => caseOf(table, row));
    });
}

function caseOf(table: string, row: unknown): ExplainCase {
  const fields = asRecord(row) ?? {};
  return {
    table,
    title: String(fields.case),
    facts: factsOf(asRecord(fields.facts) ?? {}),
    cause: String(fields.cause ?? table),
    headline: fields.headline as string | undefined,
    place: fields.place as string | undefined,
    evidence: fields.evidence as string[] | undefined,
    fix: fields.fix as Partial<Fix> | undefined,
  };
}

function factsOf(given: Readonly<Record<string, unknown>>): WorkloadFacts {
  const { pods, events, reading, admission, ...rest } = given;
  return {
    now: NOW,
    name: 'train-1',
    namespace: 'vision',
    quotas: [],
    nodes: [],
    missing: [],
    neighbors: [],
    ...rest,
    reading: {
      type: 'workload',
      state: 'Queued',
      roles: [],
      accelerators: [],
      ...asRecord(reading),
    },
    admission: admissionOf(asRecord(admission)),
    pods: (asList(pods) ?? []).map((pod, index) => podOf(pod, index)),
    events: (asList(events) ?? []).map(eventOf),
  } as WorkloadFacts;
}

/** What Kueue says, with the parts of its message as they are read from a Workload. */
function admissionOf(
  given: JsonRecord | undefined,
): AdmissionReading | undefined {
  const kind = kindByGroupKind('kueue.x-k8s.io', 'Workload');
  const read = parseObject(
    {
      apiVersion: 'kueue.x-k8s.io/v1beta2',
      kind: 'Workload',
      metadata: { name: 'w', namespace: 'vision', uid: 'w' },
      spec: {},
      status: {
        conditions: [
          { type: 'QuotaReserved', status: 'False', message: given?.message },
        ],
      },
    },
    { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'Workload' },
  );
  const { quotaReasons, preempts, message } = (
    read.ok ? kind?.read(read.value) : {}
  ) as AdmissionReading;
  return (
    given && {
      type: 'admission',
      phase: 'waiting',
      quotaReasons,
      preempts,
      ...given,
      ...(message !== undefined && { message }),
    }
  );
}

function podOf(json: unknown, index: number) {
  const pod = asRecord(json) ?? {};
  const facts = parsePodFacts({
    ...pod,
    metadata: {
      namespace: 'vision',
      uid: `uid-of-${index}`,
      creationTimestamp: '2026-08-01T11:00:00Z',
      ...asRecord(pod.metadata),
    },
  });
  if (!facts) {
    throw new Error(`no pod: ${JSON.stringify(json)}`);
  }
  return facts;
}

function eventOf(json: unknown) {
  const facts = parseEventFacts({
    type: 'Warning',
    lastTimestamp: '2026-08-01T11:58:00Z',
    ...asRecord(json),
  });
  if (!facts) {
    throw new Error(`no event: ${JSON.stringify(json)}`);
  }
  return facts;
}
