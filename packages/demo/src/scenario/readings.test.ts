import {
  AdmissionReading,
  explainWorkload,
  Kind,
  kinds,
  KubernetesObject,
  parseEventFacts,
  parseObject,
  parsePodFacts,
  Reading,
  readObject,
  RelatedReadings,
  WorkloadReading,
} from '@mlport/backstage-plugin-ml-common';
import { administratorRules, startPocketCluster, viewerRules } from '../pocket';
import type { PocketCluster } from '../pocket';
import { ApiObject } from '../pocket/ApiObject';
import { parseLabelSelector } from '../pocket/labelSelector';
import { resources } from '../pocket/resources';
import { resourceId } from '../pocket/ResourceType';
import { canaries } from './canaries';
import { Story } from './Story';

const EPOCH = Date.UTC(2026, 4, 4, 8);
const MINUTE = 60_000;

/** An object of a cluster as the portal would read it. */
type Read = {
  cluster: string;
  object: ApiObject;
  kind: Kind;
  reading: Reading;
};

/** What the company shows that no line of a table shows: row, state, and why. */
const intended: { row: string; state: string; cause?: string }[] = [
  {
    row: 'TrainJob pick-policy-world',
    state: 'Queued',
    cause: 'waits-for-quota',
  },
  { row: 'TrainJob depth-stereo-eval', state: 'Failed', cause: 'exit-code' },
  {
    row: 'TrainJob grasp-pose-dpo',
    state: 'Pending',
    cause: 'runtime-missing',
  },
  {
    row: 'TrainJob grasp-pose-vit',
    state: 'Restarting',
    cause: 'out-of-memory',
  },
  { row: 'TrainJob pick-policy-bc', state: 'Running' },
  { row: 'InferenceService grasp-pose', state: 'Ready' },
  {
    row: 'InferenceService depth-estimator',
    state: 'Ready',
    cause: 'init-container',
  },
  { row: 'InferenceService damage-detector', state: 'Ready' },
  {
    row: 'InferenceService pick-policy',
    state: 'NotReady',
    cause: 'image-pull',
  },
  { row: 'InferenceService pick-policy-shadow', state: 'Stopped' },
  { row: 'Deployment assistant-vllm', state: 'Ready' },
  { row: 'Deployment vision-triton', state: 'Ready' },
  {
    row: 'Deployment assistant-embeddings',
    state: 'NotReady',
    cause: 'missing-config',
  },
  { row: 'Deployment llama-try', state: 'NotReady', cause: 'namespace-quota' },
  {
    row: 'Deployment label-assist-vllm',
    state: 'NotReady',
    cause: 'out-of-memory',
  },
  { row: 'StatefulSet planner-llm', state: 'Ready' },
  { row: 'Job label-cleanup', state: 'Pending', cause: 'namespace-quota' },
  { row: 'Job damage-reindex', state: 'Pending', cause: 'volume-unbound' },
  { row: 'Job damage-export', state: 'Pending', cause: 'missing-config' },
  { row: 'Job pick-policy-replay', state: 'Pending', cause: 'crash-loop' },
  {
    row: 'Job damage-calibration',
    state: 'Pending',
    cause: 'insufficient-resources',
  },
  {
    row: 'Job grasp-pose-pretrain',
    state: 'Queued',
    cause: 'larger-than-quota',
  },
  {
    row: 'PyTorchJob pick-policy-transfer',
    state: 'Queued',
    cause: 'preempted',
  },
  { row: 'PyTorchJob depth-synthetic', state: 'Pending', cause: 'image-pull' },
  { row: 'PyTorchJob depth-mono', state: 'Restarting', cause: 'out-of-memory' },
];

describe('the scenario as the portal reads it', () => {
  const pockets: PocketCluster[] = [];
  let story: Story;

  beforeAll(async () => {
    for (const name of ['prod-eu', 'prod-us']) {
      pockets.push(
        await startPocketCluster({
          name,
          identities: [
            { token: 'a', user: 'admin', rules: administratorRules },
          ],
        }),
      );
    }
    story = Story.create({
      clusters: pockets,
      time: { epoch: EPOCH, speed: 1, seed: 7 },
    });
  });

  afterAll(() => Promise.all(pockets.map(pocket => pocket.close())));

  function allObjects(): { cluster: string; object: ApiObject }[] {
    return pockets.flatMap(pocket =>
      resources.flatMap(type =>
        pocket.store
          .list(pocket.type(resourceId(type)))
          .map(({ object }) => ({ cluster: pocket.name, object })),
      ),
    );
  }

  function allReadings(): Read[] {
    return allObjects().flatMap(({ cluster, object }) => {
      const read = readObject(object);
      const relevant = read?.kind.relevant(parsed(object));
      return read && relevant ? [{ cluster, object, ...read }] : [];
    });
  }

  /** What belongs to another object of the same cluster is no row. */
  function rowsOf(readings: Read[]): Read[] {
    const uids = new Set(readings.map(({ object }) => object.metadata.uid));
    return readings.filter(
      ({ reading, object }) =>
        reading.type === 'workload' &&
        !object.metadata.ownerReferences?.some(
          ({ controller, uid }) => controller && uids.has(uid),
        ),
    );
  }

  /** A row with what is related to it, found as the mirror finds it. */
  function combined(row: Read, readings: Read[]): Reading {
    const near = readings.filter(({ cluster }) => cluster === row.cluster);
    const related: RelatedReadings = {
      of: <T extends Reading>(kindId: string) =>
        row.kind.related
          .filter(({ kind }) => kind === kindId)
          .flatMap(relation => {
            const name =
              relation.by === 'name'
                ? relation.name(parsed(row.object))
                : undefined;
            return near.filter(
              ({ kind, object }) =>
                kind.id === kindId &&
                (relation.by === 'owner'
                  ? object.metadata.ownerReferences?.some(
                      ({ uid }) => uid === row.object.metadata.uid,
                    )
                  : name !== undefined && object.metadata.name === name.name),
            );
          })
          .map(({ reading }) => reading as T),
    };
    return row.kind.combine(row.reading, related);
  }

  it('has nothing that cannot be read, at any moment', () => {
    const seen = new Set<string>();
    const unreadable: string[] = [];
    for (const minutes of [0, 1, 2, 3, 17, 48, 62, 400, 6000]) {
      story.advanceTo(EPOCH + minutes * MINUTE);
      const readings = allReadings();
      for (const { kind, object, reading } of readings) {
        seen.add(kind.id);
        const { reason, state } = reading as Partial<WorkloadReading>;
        if (reason === 'Unreadable' || state === 'Unknown') {
          unreadable.push(`${kind.title} ${object.metadata.name}`);
        }
      }
    }
    expect(unreadable).toEqual([]);
    const missing = kinds.map(({ id }) => id).filter(id => !seen.has(id));
    expect(missing).toEqual([]);
  });

  it('serves and lets a portal read every kind', () => {
    const served = resources.map(resourceId);
    const readable = viewerRules.flatMap(rule => rule.resources ?? []);
    for (const kind of kinds) {
      expect(served).toContain(resourceId(kind));
      expect(readable).toContain(resourceId(kind));
    }
  });

  it('makes one row of what belongs together', () => {
    story.advanceTo(EPOCH + 6001 * MINUTE);
    const rows = rowsOf(allReadings());
    const found = new Set(rows.map(({ object }) => object.kind));
    expect(found).toEqual(
      new Set([
        'Job',
        'PyTorchJob',
        'TrainJob',
        'InferenceService',
        'Deployment',
        'StatefulSet',
      ]),
    );
    const names = rows.map(({ object }) => object.metadata.name ?? '');
    expect(names.filter(name => /-node-0$|-predictor/.test(name))).toEqual([]);
    expect(names.filter(name => /order-|stock-|backup/.test(name))).toEqual([]);
  });

  it.each(intended)('shows $row as $state', ({ row: title, state, cause }) => {
    const [kindName, name] = title.split(' ');
    const causes = new Set<string | undefined>();
    const states = new Set<string>();
    for (const minutes of [6002, 6003, 6004, 6005, 6006]) {
      const now = EPOCH + minutes * MINUTE;
      story.advanceTo(now);
      const readings = allReadings();
      const row = rowsOf(readings).find(
        ({ object }) =>
          object.kind === kindName &&
          (object.metadata.name ?? '').replace(/-\d+$/, '') === name,
      );
      expect(row).toBeDefined();
      const reading = combined(row!, readings) as WorkloadReading;
      states.add(reading.state);
      causes.add(explained(row!, reading, readings, now));
    }
    expect([...states]).toContain(state);
    expect([...causes]).toContain(cause);
  });

  function explained(
    row: Read,
    reading: WorkloadReading,
    readings: Read[],
    now: number,
  ): string | undefined {
    const { namespace, uid, name = '' } = row.object.metadata;
    const here = allObjects().filter(
      ({ cluster, object }) =>
        cluster === row.cluster && object.metadata.namespace === namespace,
    );
    const selector = row.kind.podSelector(parsed(row.object)) ?? 'none=none';
    const matches = parseLabelSelector(selector);
    const pods = here
      .map(({ object }) => object)
      .filter(
        ({ kind, metadata }) =>
          kind === 'Pod' && matches(metadata.labels ?? {}),
      );
    const near = readings.filter(({ cluster }) => cluster === row.cluster);
    const admission = near.find(
      ({ object, reading: { type } }) =>
        type === 'admission' &&
        object.metadata.ownerReferences?.some(owner => owner.uid === uid),
    )?.reading as AdmissionReading | undefined;
    const about = new Set(pods.map(({ metadata }) => metadata.name));
    const runtime = (row.object.spec as { runtimeRef?: { name: string } })
      .runtimeRef?.name;
    return explainWorkload({
      now,
      name,
      namespace: namespace ?? '',
      reading,
      admission,
      pods: pods.flatMap(pod => parsePodFacts(pod) ?? []),
      events: here
        .filter(({ object }) => object.kind === 'Event')
        .flatMap(({ object }) => parseEventFacts(object) ?? [])
        .filter(
          event =>
            event.about.uid === uid ||
            about.has(event.about.name) ||
            event.about.name?.startsWith(`${name}-`),
        ),
      quotas: [],
      nodes: [],
      missing:
        runtime && !near.some(({ object }) => object.metadata.name === runtime)
          ? [{ what: 'runtime', name: runtime }]
          : [],
      neighbors: [],
    })?.cause;
  }

  it('says how far a training is, and how requests are divided', () => {
    story.advanceTo(EPOCH + 6007 * MINUTE);
    const rows = rowsOf(allReadings());
    const workloads = rows.map(({ reading }) => reading as WorkloadReading);
    const progress = workloads.flatMap(work => work.progress ?? []);
    expect(progress).toContainEqual({
      completed: expect.any(Number),
      total: 100,
      unit: 'percent',
      remainingSeconds: expect.any(Number),
    });
    const traffic = workloads.flatMap(work =>
      work.traffic ? [work.traffic.map(({ percent }) => percent)] : [],
    );
    expect(traffic).toContainEqual([75, 25]);
    expect(traffic).toContainEqual([10, 90]);
  });

  it('makes the pods anew when a training restarts', () => {
    const podsAt = (minutes: number) => {
      story.advanceTo(EPOCH + minutes * MINUTE);
      return allObjects().flatMap(({ object: { kind, metadata } }) =>
        kind === 'Pod' && metadata.name?.startsWith('grasp-pose-vit-')
          ? [metadata.uid]
          : [],
      );
    };
    const before = podsAt(6011);
    const after = podsAt(6016);
    expect(before).toHaveLength(2);
    expect(after).toHaveLength(2);
    expect(after.filter(uid => before.includes(uid))).toEqual([]);
  });

  it('has a queue that lives on what others lend', () => {
    story.advanceTo(EPOCH + 6017 * MINUTE);
    const borrowed = pockets.flatMap(pocket =>
      pocket.store
        .list(pocket.type('clusterqueues.kueue.x-k8s.io'))
        .map(({ object }) => JSON.stringify(object.status)),
    );
    expect(borrowed.some(text => /"borrowed":"[1-9]/.test(text))).toBe(true);
  });

  it('has every canary where it says', () => {
    story.advanceTo(EPOCH + 6018 * MINUTE);
    const objects = allObjects().map(({ object }) => object);
    const logs = objects
      .filter(({ kind }) => kind === 'Pod')
      .flatMap(pod => story.logOf(pod, EPOCH + 6018 * MINUTE));
    const places = {
      event: objects.filter(({ kind }) => kind === 'Event').map(textOf),
      annotation: objects.map(({ metadata }) => textOf(metadata.annotations)),
      env: objects.map(({ spec }) => textOf(spec)),
      argument: objects.map(({ spec }) => textOf(spec)),
      log: logs,
    };
    for (const { name, where, value } of canaries) {
      const found = places[where].some(text => text.includes(value));
      expect([name, found]).toEqual([name, true]);
    }
  });

  it('ends the log of a failed training with its cause', () => {
    const now = EPOCH + 6019 * MINUTE;
    story.advanceTo(now);
    const pod = allObjects().find(
      ({ object }) =>
        object.kind === 'Pod' &&
        object.metadata.name?.startsWith('depth-stereo-eval'),
    )!.object;
    const log = story.logOf(pod, now);
    expect(log.length).toBeGreaterThan(50);
    expect(log.slice(-3).join('\n')).toContain('CUDA out of memory');
  });
});

function textOf(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

/** The form in which kinds are asked about an object. */
function parsed({ apiVersion, kind, ...object }: ApiObject): KubernetesObject {
  const result = parseObject(object, { apiVersion, kind });
  if (!result.ok) {
    throw new Error(`${kind} ${object.metadata.name} is no object`);
  }
  return result.value;
}
