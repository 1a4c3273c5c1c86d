import {
  AdmissionReading,
  kinds,
  SourceStatus,
  WorkloadState,
} from '@mlport/backstage-plugin-ml-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { VirtualClock } from '../../clusters/simulation/VirtualClock';
import { FoundLine } from '../../facts';
import {
  InMemoryMirror,
  testKind,
} from '../../workloads/__testUtils__/InMemoryMirror';
import { readingsOf } from '../../workloads/__testUtils__/readingsOf';
import { WorkloadBook } from '../../workloads/WorkloadBook';

/** A cluster with the objects of `cases/objects.yaml`, to which a test adds work. */
export interface PlayedQuotas {
  mirror: InMemoryMirror;
  book: WorkloadBook;
  readings: InMemoryMirror;
  kinds: typeof kinds;
  clock: VirtualClock;
  facts: { line(queue: { namespace: string }): Promise<FoundLine> };
  /** Which lines were asked for, by their namespaces. */
  asked: string[];
  /** What the cluster says of a line, by its namespace. */
  lines: Record<string, FoundLine | Promise<FoundLine>>;
  /** Puts in work that asks for GPUs, with what Kueue says about it. */
  put(
    uid: string,
    work: {
      gpus?: number;
      namespace?: string;
      queue?: string;
      clusterQueue?: string;
      state?: WorkloadState;
      admission?: Partial<AdmissionReading>;
      cluster?: string;
    },
  ): void;
  /** Says how fresh the sources are; all that are not named are fresh. */
  setSources(changed: Record<string, Partial<SourceStatus>>): void;
}

/** Plays a cluster `eu` without any work. */
export function playQuotas(
  mirror: InMemoryMirror = InMemoryMirror.create(),
): PlayedQuotas {
  const objects = parse(
    readFileSync(resolve(__dirname, '../cases/objects.yaml'), 'utf8'),
  );
  mirror.setReadings(
    readingsOf('eu', objects).map(held => ({
      ...held,
      ...(held.meta.namespace && {
        owner: `group:default/${held.meta.namespace}`,
      }),
    })),
  );
  const asked: string[] = [];
  const lines: PlayedQuotas['lines'] = {};
  const played: PlayedQuotas = {
    mirror,
    book: WorkloadBook.create(mirror),
    readings: mirror,
    kinds,
    clock: new VirtualClock(),
    asked,
    lines,
    facts: {
      async line({ namespace }) {
        asked.push(namespace);
        return lines[namespace] ?? { is: 'not-served' };
      },
    },
    put(uid, { cluster = 'eu', namespace = 'vision', gpus = 0, ...work }) {
      const { queue, clusterQueue, state, admission } = work;
      mirror.put({
        uid,
        cluster,
        namespace,
        owner: `group:default/${namespace}`,
        createdAt: 0,
        workload: {
          ...(state && { state }),
          queue,
          clusterQueue,
          accelerators:
            gpus > 0
              ? [{ resource: 'nvidia.com/gpu', count: gpus, sharing: 'whole' }]
              : [],
        },
      });
      if (admission) {
        const meta = {
          uid: `w-${uid}`,
          name: `w-${uid}`,
          controllerUid: uid,
          resourceVersion: '1',
          labels: {},
          annotations: {},
        };
        mirror.setSurroundings(
          uid,
          {
            related: [
              {
                cluster,
                kind: testKind('kueue.x-k8s.io', 'Workload'),
                meta,
                reading: { type: 'admission', phase: 'waiting', ...admission },
              },
            ],
          },
          cluster,
        );
      }
    },
    setSources(changed) {
      mirror.setSources(
        kinds.map(({ group, kind }) => ({
          cluster: 'eu',
          group,
          kind,
          freshness: 'fresh' as const,
          ...changed[kind],
        })),
      );
    },
  };
  played.setSources({});
  return played;
}
