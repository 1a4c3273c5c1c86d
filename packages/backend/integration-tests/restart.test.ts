import {
  PocketCluster,
  realisticPyTorchJobs,
  startPocketCluster,
  viewerRules,
} from '@internal/demo';
import {
  applyWorkloadEvent,
  EMPTY_WORKLOAD_VIEW,
  FollowStatus,
  followWorkloads,
  MlClient,
  WorkloadView,
} from '@mlport/backstage-plugin-ml-common';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './support/eventually';
import { Portal } from './support/Portal';
import { report } from './support/report';

const JOBS = 'pytorchjobs.kubeflow.org';
const COUNT = 300;

/** Ten streams are open to each. */
const CALLERS = Array.from({ length: 6 }, (_, index) => `caller-${index}`);
const PAGES_PER_CALLER = 10;

/** An open page that comes back by itself. */
interface Page {
  view: WorkloadView;
  status?: FollowStatus['type'];
  failure?: unknown;
}

describe('a built portal that is killed', () => {
  const end = new AbortController();
  const config = {
    auth: { keyStore: keysThatLast() },
    backend: {
      auth: {
        externalAccess: CALLERS.map(subject => ({
          type: 'static',
          options: { token: `token-of-${subject}`, subject },
        })),
      },
    },
  };
  let pocket: PocketCluster;
  let portal: Portal;

  const clusters = () => [
    {
      name: 'pocket',
      url: pocket.url,
      authProvider: 'serviceAccount',
      serviceAccountToken: 'pocket-token',
      skipMetricsLookup: true,
    },
  ];

  beforeAll(async () => {
    pocket = await startPocketCluster({
      name: 'pocket',
      identities: [
        { user: 'viewer', token: 'pocket-token', rules: viewerRules },
      ],
    });
    for (const job of realisticPyTorchJobs(COUNT, { bytes: 4_000 })) {
      const { namespace, name } = job.metadata;
      pocket.store.put(pocket.type(JOBS), `${namespace}/${name}`, job);
    }
    portal = await Portal.start(clusters(), { config });
  });

  afterAll(async () => {
    end.abort();
    await portal?.close();
    await pocket?.close();
  });

  function clientOf(caller: string): MlClient {
    const { api } = portal;
    return MlClient.create({
      baseUrl: () => api,
      fetch: (input, init = {}) => {
        const headers = new Headers(init.headers);
        headers.set('authorization', `Bearer token-of-${caller}`);
        return fetch(input, { ...init, headers });
      },
    });
  }

  function open(client: MlClient): Page {
    const page: Page = { view: EMPTY_WORKLOAD_VIEW };
    const follow = async () => {
      for await (const event of followWorkloads(
        client,
        {},
        {
          signal: end.signal,
          onStatus: ({ type }) => {
            page.status = type;
          },
        },
      )) {
        page.view = applyWorkloadEvent(page.view, event);
      }
    };
    follow().catch(failure => {
      page.failure = failure;
    });
    return page;
  }

  const namesOf = ({ view }: Page) =>
    [...view.rows.values()].map(({ name }) => name).sort();

  const isWhole = (page: Page) =>
    page.status === 'live' && page.view.rows.size === COUNT;

  it('shows a page within 5 s of its start, has everybody back within 10, and doubles nothing', async () => {
    const pages = CALLERS.flatMap(caller =>
      Array.from({ length: PAGES_PER_CALLER }, () => open(clientOf(caller))),
    );
    // Somebody who has signed in, and whose token outlives the backend.
    pages.push(open(portal.viewer().client));
    await eventually('all pages whole', () => pages.every(isWhole));
    const before = namesOf(pages[0]);

    await portal.kill();
    await eventually('all pages without a stream', () =>
      pages.every(({ status }) => status !== 'live'),
    );
    // What happens meanwhile is on the pages when they are back.
    const [gone] = pocket.store.list(pocket.type(JOBS));
    pocket.store.remove(pocket.type(JOBS), gone.key);
    pocket.store.put(pocket.type(JOBS), gone.key, {
      ...gone.object,
      metadata: { ...gone.object.metadata, uid: 'made-anew' },
    });

    const { port } = portal;
    portal = await Portal.start(clusters(), { config, port });
    const ready = performance.now();
    const returns: number[] = [];
    const client = clientOf(CALLERS[0]);
    await Promise.all([
      eventually(
        'a useful page',
        async () => {
          const { total, sources } = await client.listWorkloads({ limit: 50 });
          const source = sources.find(({ kind }) => kind === 'PyTorchJob');
          // What is not whole yet says so.
          expect(total === COUNT || source?.freshness === 'syncing').toBe(true);
          return total >= 50;
        },
        5_000,
      ),
      ...pages.map(page =>
        eventually(
          'a page that is back',
          () => {
            expect(page.failure).toBeUndefined();
            return page.status === 'live';
          },
          10_000,
        ).then(() => returns.push(performance.now() - ready)),
      ),
    ]);
    report('ready to back, ms', {
      first: Math.min(...returns),
      last: Math.max(...returns),
    });

    await eventually('all pages whole again', () => pages.every(isWhole));
    for (const page of pages) {
      expect(namesOf(page)).toEqual(before);
      const uids = [...page.view.rows.values()].map(({ uid }) => uid);
      expect(uids).toContain('made-anew');
      expect(uids).not.toContain(gone.object.metadata.uid);
    }
  });

  it('agrees with a second one within 2 s', async () => {
    const second = await Portal.start(clusters(), { config });
    const viewers = [portal.viewer(), second.viewer()];
    try {
      for (const viewer of viewers) {
        await viewer.open();
      }
      await eventually('both whole', () =>
        viewers.every(({ rows }) => rows.length === COUNT),
      );
      const seen = viewers.map(viewer =>
        viewer.seen(({ name }) => name === 'for-both'),
      );
      const [like] = pocket.store.list(pocket.type(JOBS));
      const written = performance.now();
      pocket.store.put(pocket.type(JOBS), 'vision/for-both', {
        ...like.object,
        metadata: {
          ...like.object.metadata,
          name: 'for-both',
          namespace: 'vision',
          uid: 'for-both',
        },
      });
      const times = (await Promise.all(seen)).map(time => time - written);
      report('written to seen, ms', { first: times[0], second: times[1] });
      expect(Math.max(...times)).toBeLessThan(2_000);
      const [first, other] = viewers.map(({ rows }) =>
        rows.map(({ uid, state }) => `${uid} ${state}`).sort(),
      );
      expect(first).toEqual(other);
    } finally {
      for (const viewer of viewers) {
        viewer.close();
      }
      await second.close();
    }
  });
});

/** Keys for the tokens of users, so that a token is good for a portal that starts anew. */
function keysThatLast() {
  const dir = mkdtempSync(join(tmpdir(), 'ml-keys-'));
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const publicKeyFile = join(dir, 'public.pem');
  const privateKeyFile = join(dir, 'private.pem');
  writeFileSync(publicKeyFile, publicKey);
  writeFileSync(privateKeyFile, privateKey);
  const key = { keyId: 'test', publicKeyFile, privateKeyFile };
  return {
    provider: 'static',
    static: { keys: [{ ...key, algorithm: 'ES256' }] },
  };
}
