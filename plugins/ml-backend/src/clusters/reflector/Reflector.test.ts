import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  ClusterErrorCode,
  ClusterGateway,
  failure,
  Outcome,
  success,
} from '../gateway';
import { sleep } from '../Clock';
import { ScriptedGateway, ScriptedWatch } from '../simulation/ScriptedGateway';
import { VirtualClock } from '../simulation/VirtualClock';
import { Reflector } from './Reflector';
import { Semaphore } from './Semaphore';

interface ErrorStep {
  /** Seconds before the error. */
  delay?: number;
  error?: ClusterErrorCode;
  retryAfter?: number;
}

interface ListStep extends ErrorStep {
  version?: string;
  items?: string[] | null;
  continue?: string;
  raw?: unknown;
}

interface WatchStep extends ErrorStep {
  events?: string[];
  bytes?: string;
  line?: boolean;
  end?: 'closed' | 'reset';
  /** Seconds before the end. */
  open?: number;
}

interface Case {
  name: string;
  lists: ListStep[];
  watches: WatchStep[];
  probes?: ListStep[];
  after?: number;
  requests?: string[];
  failures?: string[];
  /** How many differences each periodic list found. */
  resyncs?: number[];
  held: string[];
}

const cases: Case[] = parse(
  readFileSync(join(__dirname, 'Reflector.cases.yaml'), 'utf8'),
);

function objectOf(text: string) {
  const [, name, resourceVersion, uid] = /^(.*)@(.*?)(?:\/(.*))?$/.exec(text)!;
  return { metadata: { name, uid: uid ?? `uid-${name}`, resourceVersion } };
}

function eventOf(text: string) {
  const [type, what] = text.split(' ');
  return type === 'ERROR'
    ? { type, object: { kind: 'Status', code: Number(what) } }
    : { type, object: objectOf(what) };
}

function errorOf({ error, retryAfter }: ErrorStep) {
  return failure(error!, `scripted ${error}`, {
    ...(retryAfter && { retryAfterMs: retryAfter * 1000 }),
  });
}

function listAnswer(step: ListStep = {}): Outcome<unknown> {
  if (step.error) {
    return errorOf(step);
  }
  return success(
    step.raw ?? {
      metadata: { resourceVersion: step.version, continue: step.continue },
      items: step.items && step.items.map(objectOf),
    },
  );
}

function play(step: WatchStep, clock: VirtualClock): ScriptedWatch {
  const watch = new ScriptedWatch();
  watch.send(...(step.events ?? []).map(eventOf));
  if (step.bytes) {
    watch.push(Buffer.from(step.bytes + (step.line ? '\n' : '')));
  }
  if (step.end) {
    const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    const end = () => watch.push(step.end === 'reset' ? reset : 'end');
    if (step.open) {
      clock.after(step.open * 1000, end);
      for (let at = 60; at < step.open; at += 60) {
        clock.after(at * 1000, () => watch.push(Buffer.from('\n')));
      }
    } else {
      end();
    }
  }
  return watch;
}

class MemorySink {
  readonly objects = new Map<string, string>();
  #seen = new Set<string>();
  #news = 0;

  beginList() {
    this.#seen = new Set();
    this.#news = 0;
  }
  upsert(object: any) {
    const { uid, name, resourceVersion } = object.metadata;
    const suffix = uid === `uid-${name}` ? '' : `/${uid}`;
    const text = `${name}@${resourceVersion}${suffix}`;
    this.#seen.add(uid);
    this.#news += this.objects.get(uid) === text ? 0 : 1;
    this.objects.set(uid, text);
  }
  remove(object: any) {
    this.objects.delete(object.metadata.uid);
  }
  endList() {
    let differences = this.#news;
    for (const uid of [...this.objects.keys()]) {
      if (!this.#seen.has(uid)) {
        this.objects.delete(uid);
        differences += 1;
      }
    }
    return differences;
  }
  clear() {
    this.objects.clear();
  }
}

function createWorld(
  lists: ListStep[],
  watches: WatchStep[],
  probes: ListStep[] = [],
) {
  const clock = new VirtualClock();
  const requests: string[] = [];
  const queries: Record<string, string>[] = [];
  const failures: string[] = [];
  const resyncs: number[] = [];
  const sink = new MemorySink();
  const gateway: ClusterGateway = {
    listClusters: async () => success([]),
    request: async (_, { query, signal }) => {
      queries.push({ ...query });
      const isProbe = query?.limit === '1';
      const at = query?.resourceVersion && ` at ${query.resourceVersion}`;
      const page = query?.continue ? `list ${query.continue}` : 'list';
      requests.push(isProbe ? 'probe' : page + (at ?? ''));
      const step = (isProbe ? probes : lists).shift();
      if (!step || step.delay) {
        await sleep(clock, (step?.delay ?? 1e6) * 1000, signal);
      }
      return listAnswer(step);
    },
    openWatch: async (_, { query, signal }) => {
      requests.push(`watch ${query?.resourceVersion}`);
      queries.push({ ...query });
      const step = watches.shift() ?? { error: 'server' as const };
      if (step.delay) {
        await sleep(clock, step.delay * 1000, signal);
      }
      return step.error ? errorOf(step) : success(play(step, clock));
    },
  };
  const reflector = Reflector.create({
    clock,
    random: () => 0.5,
    gateway,
    collection: { cluster: 'c', path: '/apis/kubeflow.org/v1/pytorchjobs' },
    pageSize: 250,
    probeIntervalMs: 300_000,
    resyncIntervalMs: 1_000_000,
    lists: new Semaphore(4),
    sink,
    report: {
      confirmed: () => {},
      interrupted: () => {},
      failed: ({ code }) => failures.push(code),
      resynced: differences => resyncs.push(differences),
    },
  });
  return { clock, requests, queries, failures, resyncs, sink, reflector };
}

describe('Reflector', () => {
  it.each(cases)('$name', async testCase => {
    const world = createWorld(
      testCase.lists,
      testCase.watches,
      testCase.probes,
    );
    const controller = new AbortController();
    const running = world.reflector.run(controller.signal);

    await world.clock.advance((testCase.after ?? 0.1) * 1000);

    const { held, requests, failures, resyncs } = testCase;
    expect({
      ...world,
      held: [...world.sink.objects.values()].sort(),
    }).toMatchObject({
      held,
      ...(requests && { requests }),
      ...(failures && { failures }),
      ...(resyncs && { resyncs }),
    });
    controller.abort();
    await expect(running).resolves.toBeUndefined();
  });

  it('asks as the API wants to be asked', async () => {
    const world = createWorld([{ version: '10', items: [] }], [{}]);
    const controller = new AbortController();
    const running = world.reflector.run(controller.signal);
    await world.clock.advance(100);

    // A list with a resource version would be served from the cache, in one piece.
    expect(world.queries).toEqual([
      { limit: '50' },
      {
        watch: 'true',
        resourceVersion: '10',
        allowWatchBookmarks: 'true',
        timeoutSeconds: '450',
      },
    ]);
    controller.abort();
    await running;
  });

  it('takes nothing from a watch after it was stopped', async () => {
    const world = createWorld([{ version: '10', items: [] }], []);
    const watch = new ScriptedWatch();
    const controller = new AbortController();
    const lines = ['a@11', 'b@12'].map(text =>
      JSON.stringify({ type: 'ADDED', object: objectOf(text) }),
    );
    const upsert = world.sink.upsert.bind(world.sink);
    world.sink.upsert = object => {
      upsert(object);
      controller.abort();
    };
    const gateway = new ScriptedGateway({
      request: () => listAnswer({ version: '10', items: [] }),
      watch: () => success(watch),
    });
    const running = Reflector.create({
      clock: world.clock,
      random: () => 0,
      gateway,
      collection: { cluster: 'c', path: '/x' },
      pageSize: 1,
      probeIntervalMs: 1,
      resyncIntervalMs: 1_000_000,
      lists: new Semaphore(1),
      sink: world.sink,
      report: { confirmed() {}, interrupted() {}, failed() {}, resynced() {} },
    }).run(controller.signal);
    watch.push(Buffer.from(`${lines.join('\n')}\n`));
    await running;

    expect([...world.sink.objects.values()]).toEqual(['a@11']);
  });

  it('asks a refusing server at most ten times a minute', async () => {
    const refused = Array.from({ length: 1000 }, () => ({
      error: 'refused' as const,
    }));
    const world = createWorld([{ version: '10', items: [] }], refused);
    const controller = new AbortController();
    const running = world.reflector.run(controller.signal);
    await world.clock.advance(60_000);
    const first = world.requests.length;
    await world.clock.advance(600_000);

    expect(first).toBeLessThanOrEqual(10);
    expect(world.requests.length - first).toBeLessThanOrEqual(20);
    controller.abort();
    await running;
  });
});
