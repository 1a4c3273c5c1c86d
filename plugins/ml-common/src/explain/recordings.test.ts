import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { AdmissionReading, kindByGroupKind } from '../kinds';
import { loadRecording, recordingsFolder } from '../kinds/testing/recordings';
import { KubernetesObject, splitApiVersion } from '../kubernetes';
import { WorkloadFacts } from './WorkloadFacts';
import { explainWorkload } from './explainWorkload';
import { parsePodFacts } from './parsePodFacts';

interface Expectation {
  workload?: string;
  pod?: string;
  causes: string[];
}

const expectations = parse(
  readFileSync(join(__dirname, 'testing/recordings.yaml'), 'utf8'),
) as Expectation[];
const folder = recordingsFolder();

if (!folder) {
  it('finds the recordings where they are required', () => {
    expect(process.env.ML_TEST_REQUIRE).not.toBe('all');
  });
  // eslint-disable-next-line no-console
  console.warn(
    'SKIPPED: no recordings of real controllers; set ML_TEST_RECORDINGS to their folder',
  );
}

const describeWhenFound = folder ? describe : describe.skip;

describeWhenFound('recordings of real controllers, explained', () => {
  it.each(expectations.map(row => [row.workload ?? row.pod, row] as const))(
    '%s',
    (path = '', { pod, causes }) => {
      const explained = loadRecording(folder ?? '', path).map(({ object }) =>
        explainWorkload(pod ? ofPod(object) : ofAdmission(object)),
      );
      const said = explained.map(explanation => explanation?.cause ?? 'none');
      expect(said.filter((cause, i) => cause !== said[i - 1])).toEqual(causes);
      for (const explanation of explained) {
        expect(explanation?.headline ?? '').not.toMatch(/undefined|NaN|!|\.$/);
      }
    },
  );
});

function ofAdmission(object: KubernetesObject): WorkloadFacts {
  const { group } = splitApiVersion(object.apiVersion);
  const kind = kindByGroupKind(group, object.kind);
  const admission = kind?.read(object) as AdmissionReading;
  const isOver = admission.phase === 'finished';
  const isIn = admission.phase === 'admitted';
  const waits = isIn ? 'Pending' : 'Queued';
  return factsOf(object, isOver ? 'Succeeded' : waits, { admission });
}

function ofPod(object: KubernetesObject): WorkloadFacts {
  const { meta, ...rest } = object;
  const pod = parsePodFacts({ ...rest, metadata: meta });
  const isDone = pod?.phase === 'Succeeded';
  return factsOf(object, isDone ? 'Succeeded' : 'Pending', {
    pods: pod ? [pod] : [],
  });
}

function factsOf(
  { meta }: KubernetesObject,
  state: WorkloadFacts['reading']['state'],
  known: Partial<WorkloadFacts>,
): WorkloadFacts {
  return {
    now: Date.parse('2026-11-24T12:00:00Z'),
    name: meta.name,
    namespace: meta.namespace ?? '',
    reading: { type: 'workload', state, roles: [], accelerators: [] },
    pods: [],
    events: [],
    quotas: [],
    nodes: [],
    missing: [],
    neighbors: [],
    ...known,
  };
}
