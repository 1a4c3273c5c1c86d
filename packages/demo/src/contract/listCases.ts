import { ContractCase } from './ContractCase';
import {
  Answer,
  ContractClient,
  itemsOf,
  jobsPath,
  metadataOf,
  namesOf,
} from './ContractClient';

async function threeJobs(client: ContractClient, namespace: string) {
  await client.createJob(namespace, 'alpha', { team: 'a', size: '1' });
  await client.createJob(namespace, 'beta', { team: 'b', size: '2' });
  return client.createJob(namespace, 'gamma', { size: '3' });
}

function versionOf(answer: Answer): string {
  return String(metadataOf(answer.body).resourceVersion);
}

function continueOf(answer: Answer): string {
  return encodeURIComponent(String(metadataOf(answer.body).continue ?? ''));
}

/** Which of alpha (team a), beta (team b) and gamma (no team) a selector takes. */
const selectors: [string, string[]][] = [
  ['team=a', ['alpha']],
  ['team==a', ['alpha']],
  ['team!=a', ['beta', 'gamma']],
  ['team', ['alpha', 'beta']],
  ['!team', ['gamma']],
  ['team in (a,b)', ['alpha', 'beta']],
  ['team notin (a)', ['beta', 'gamma']],
  ['size>1', ['beta', 'gamma']],
  ['size<3,team', ['alpha', 'beta']],
  ['team in (a), size = 2', []],
  ['team=', []],
  ['', ['alpha', 'beta', 'gamma']],
];

/** Lists: shape, selectors, pages, versions. */
export const listCases: ContractCase[] = [
  {
    title: 'lists nothing as an empty list, also where no namespace is',
    run: async ({ client }) => {
      const answer = await client.ask(jobsPath('no-such-namespace'));
      expect(answer.code).toBe(200);
      expect(answer.body).toEqual({
        kind: 'PyTorchJobList',
        apiVersion: 'kubeflow.org/v1',
        metadata: { continue: '', resourceVersion: expect.any(String) },
        items: [],
      });
    },
  },
  {
    title:
      'gives items of custom resources with their kind, built-in ones without',
    run: async ({ client, namespace }) => {
      await client.createJob(namespace, 'one');
      const custom = await client.ask(jobsPath(namespace));
      expect(itemsOf(custom.body)[0]).toMatchObject({
        apiVersion: 'kubeflow.org/v1',
        kind: 'PyTorchJob',
      });
      const builtIn = await client.ask('/api/v1/namespaces');
      expect(builtIn.body).toMatchObject({
        kind: 'NamespaceList',
        apiVersion: 'v1',
      });
      for (const item of itemsOf(builtIn.body)) {
        expect(item).not.toHaveProperty('kind');
        expect(item).not.toHaveProperty('apiVersion');
      }
      expect(metadataOf(builtIn.body)).not.toHaveProperty('continue');
    },
  },
  {
    title: 'lists over all namespaces and in one',
    run: async ({ client, namespace }) => {
      await client.createJob(namespace, 'mine');
      const all = await client.ask(jobsPath());
      const mine = itemsOf(all.body).filter(
        item => metadataOf(item).namespace === namespace,
      );
      expect(mine).toHaveLength(1);
      const elsewhere = await client.ask(jobsPath('default'));
      expect(namesOf(elsewhere.body)).not.toContain('mine');
    },
  },
  {
    title: 'understands every form of label selector',
    run: async ({ client, namespace }) => {
      await threeJobs(client, namespace);
      for (const [selector, names] of selectors) {
        const { body } = await client.ask(
          `${jobsPath(namespace)}?labelSelector=${encodeURIComponent(
            selector,
          )}`,
        );
        expect({ selector, names: namesOf(body) }).toEqual({ selector, names });
      }
    },
  },
  {
    title: 'selects by name and namespace',
    run: async ({ client, namespace }) => {
      await threeJobs(client, namespace);
      const select = async (selector: string) =>
        namesOf(
          (await client.ask(`${jobsPath()}?fieldSelector=${selector}`)).body,
        );
      const here = `metadata.namespace=${namespace}`;
      expect(await select(`${here},metadata.name=beta`)).toEqual(['beta']);
      expect(await select(`${here},metadata.name!=beta`)).toEqual([
        'alpha',
        'gamma',
      ]);
      expect(
        await select(`${here},metadata.name=alpha,metadata.name=beta`),
      ).toEqual([]);
    },
  },
  {
    title: 'hands out pages of one snapshot',
    run: async ({ client, namespace }) => {
      await threeJobs(client, namespace);
      const path = jobsPath(namespace);
      const first = await client.ask(`${path}?limit=2`);
      expect(namesOf(first.body)).toEqual(['alpha', 'beta']);
      expect(metadataOf(first.body).remainingItemCount).toBe(1);
      await client.createJob(namespace, 'zeta');
      await client.ask(`${path}/gamma`, { method: 'DELETE' });
      const second = await client.ask(
        `${path}?limit=2&continue=${continueOf(first)}`,
      );
      expect(namesOf(second.body)).toEqual(['gamma']);
      expect(versionOf(second)).toBe(versionOf(first));
      expect(metadataOf(second.body).continue).toBe('');
    },
  },
  {
    title: 'does not count what is left when a selector is in play',
    run: async ({ client, namespace }) => {
      await threeJobs(client, namespace);
      const { body } = await client.ask(
        `${jobsPath(namespace)}?limit=1&labelSelector=size`,
      );
      expect(namesOf(body)).toEqual(['alpha']);
      expect(metadataOf(body)).not.toHaveProperty('remainingItemCount');
    },
  },
  {
    title: 'ignores the limit for version 0',
    run: async ({ client, namespace }) => {
      const last = await threeJobs(client, namespace);
      const path = jobsPath(namespace);
      // The cache may be a moment behind; asking for the version waits for it.
      await client.ask(
        `${path}?resourceVersion=${metadataOf(last).resourceVersion}`,
      );
      const { body } = await client.ask(`${path}?limit=1&resourceVersion=0`);
      expect(namesOf(body)).toEqual(['alpha', 'beta', 'gamma']);
    },
  },
  {
    title: 'goes back to an exact version, and not behind a wanted one',
    run: async ({ client, namespace }) => {
      await threeJobs(client, namespace);
      const path = jobsPath(namespace);
      const then = versionOf(await client.ask(path));
      await client.ask(`${path}/alpha`, { method: 'DELETE' });
      await client.patch(`${path}/beta`, {
        metadata: { labels: { team: 'changed' } },
      });
      const exact = await client.ask(
        `${path}?resourceVersion=${then}&resourceVersionMatch=Exact`,
      );
      expect(versionOf(exact)).toBe(then);
      expect(namesOf(exact.body)).toEqual(['alpha', 'beta', 'gamma']);
      expect(metadataOf(itemsOf(exact.body)[1]).labels).toMatchObject({
        team: 'b',
      });
      for (const match of ['', '&resourceVersionMatch=NotOlderThan']) {
        const newer = await client.ask(
          `${path}?resourceVersion=${then}${match}`,
        );
        expect(Number(versionOf(newer))).toBeGreaterThanOrEqual(Number(then));
      }
    },
  },
  {
    title: 'refuses a version beside a continue token, and a broken token',
    run: async ({ client, namespace }) => {
      await threeJobs(client, namespace);
      const path = jobsPath(namespace);
      const first = await client.ask(`${path}?limit=1`);
      const both = await client.ask(
        `${path}?limit=1&resourceVersion=5&continue=${continueOf(first)}`,
      );
      expect(both.body).toMatchObject({
        code: 400,
        message:
          'specifying resource version is not allowed when using continue',
      });
      const broken = await client.ask(`${path}?continue=abc`);
      expect(broken.body).toMatchObject({
        code: 400,
        message: expect.stringMatching(
          /^invalid continue token: continue key is not valid: /,
        ),
      });
    },
  },
  {
    title:
      'says 410 for a page whose snapshot is forgotten, with a token to go on',
    needsCompaction: true,
    run: async ({ client, namespace }) => {
      await threeJobs(client, namespace);
      const path = jobsPath(namespace);
      const first = await client.ask(`${path}?limit=1`);
      await client.createJob(namespace, 'later');
      const next = `${path}?limit=1&continue=${continueOf(first)}`;
      // A real server's cache holds its snapshots for some seconds after a compaction.
      const late = await until(
        async () => {
          await client.server.compact?.();
          return client.ask(next);
        },
        answer => answer.code !== 200,
        40_000,
      );
      expect(late.body).toMatchObject({
        code: 410,
        reason: 'Expired',
        message: expect.stringContaining(
          'The provided continue parameter is too old to display a consistent list result.',
        ),
      });
      const rest = await client.ask(`${path}?continue=${continueOf(late)}`);
      expect(rest.code).toBe(200);
      expect(namesOf(rest.body)).toEqual(['beta', 'gamma', 'later']);
    },
  },
  {
    title: 'compresses a large list when asked',
    run: async ({ client, namespace }) => {
      const path = jobsPath(namespace);
      for (const name of ['a', 'b', 'c']) {
        await client.createJob(namespace, name);
        await client.patch(`${path}/${name}`, {
          metadata: { annotations: { filler: 'x'.repeat(60_000) } },
        });
      }
      const plain = await client.ask(path, {
        headers: { 'accept-encoding': 'identity' },
      });
      expect(plain.headers.get('content-encoding')).toBeNull();
      const packed = await client.ask(path, {
        headers: { 'accept-encoding': 'gzip' },
      });
      expect(packed.headers.get('content-encoding')).toBe('gzip');
      expect(namesOf(packed.body)).toEqual(['a', 'b', 'c']);
    },
  },
];

async function until<T>(
  act: () => Promise<T>,
  done: (value: T) => boolean,
  limitMs: number,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const value = await act();
    if (done(value) || Date.now() > end) {
      return value;
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}
