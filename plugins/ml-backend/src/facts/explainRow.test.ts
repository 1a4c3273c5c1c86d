import {
  AdmissionReading,
  kinds,
  SourceStatus,
} from '@mlport/backstage-plugin-ml-common';
import { MirrorRow } from '../clusters/WorkloadMirror';
import {
  InMemoryMirror,
  testKind,
  toRow,
} from '../workloads/__testUtils__/InMemoryMirror';
import { clusterContext } from './clusterContext';
import { explainRow } from './explainRow';

const OTHER = '11111111-2222-4333-8444-555555555555';

describe('explainRow', () => {
  const explain = (options: {
    freshness: SourceStatus['freshness'];
    row: MirrorRow;
    admission?: Partial<AdmissionReading>;
    absent?: string;
    neighbor?: (uid: string) => MirrorRow | undefined;
  }) => {
    const { admission, absent, freshness, neighbor, row } = options;
    const mirror = InMemoryMirror.create();
    mirror.setSources(
      kinds.map(({ group, kind }) => ({
        cluster: 'prod-eu',
        group,
        kind,
        freshness,
      })),
    );
    return explainRow(row, {
      now: Date.parse('2026-08-01T12:00:00Z'),
      context: clusterContext('prod-eu', { mirror, kinds }),
      surroundings: {
        parts: [],
        absent: absent
          ? [{ kind: 'cluster-training-runtime', name: { name: absent } }]
          : [],
        related: admission
          ? [
              {
                cluster: 'prod-eu',
                kind: testKind('kueue.x-k8s.io', 'Workload'),
                meta: { ...row.meta, controllerUid: row.meta.uid },
                reading: { type: 'admission', phase: 'waiting', ...admission },
              },
            ]
          : [],
      },
      pods: [],
      events: [],
      neighbor,
    })?.headline;
  };
  const queued = toRow({
    uid: 'a',
    workload: { state: 'Queued', queue: 'gpu' },
  });

  it('says that a runtime or a queue does not exist only when that is known', () => {
    expect(explain({ freshness: 'fresh', row: queued, absent: 'torch' })).toBe(
      'a waits: its training runtime torch does not exist',
    );
    expect(explain({ freshness: 'fresh', row: queued })).toBe(
      'a waits for a queue that does not exist: gpu',
    );
    const doubtful = explain({
      freshness: 'stale',
      row: queued,
      absent: 'torch',
    });
    expect(doubtful ?? '').not.toContain('exist');
  });

  it('names who took its place only to who may know', () => {
    const admission = {
      phase: 'evicted' as const,
      reason: 'Preempted',
      message: `Preempted to accommodate a workload (UID: w, JobUID: ${OTHER}) due to prioritization in the ClusterQueue`,
      queue: 'gpu',
    };
    const other = toRow({ uid: OTHER, name: 'secret-run' });
    const asked = { freshness: 'stale' as const, row: queued, admission };
    expect(
      explain({
        ...asked,
        neighbor: uid => (uid === OTHER ? other : undefined),
      }),
    ).toContain('secret-run took its quota');
    expect(explain(asked)).toContain('other work took its quota');
  });
});
