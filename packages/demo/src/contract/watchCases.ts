import { ContractCase } from './ContractCase';
import { ContractClient, jobsPath, metadataOf } from './ContractClient';
import { nextOfType, WatchEvent } from './WatchStream';

async function currentVersion(client: ContractClient, path: string) {
  const { body } = await client.ask(path);
  return String(metadataOf(body).resourceVersion);
}

const short = (event: WatchEvent) =>
  `${event.type} ${metadataOf(event.object).name}`;

/** Watches: beginnings, changes, ends. */
export const watchCases: ContractCase[] = [
  {
    title: 'streams changes from a version on, at once, uncompressed',
    run: async ({ client, namespace }) => {
      const path = jobsPath(namespace);
      const from = await currentVersion(client, path);
      await client.createJob(namespace, 'early');
      const stream = await client.watch(
        `${path}?watch=1&resourceVersion=${from}`,
      );
      expect(stream.code).toBe(200);
      expect(stream.headers.get('content-type')).toBe('application/json');
      expect(stream.headers.get('transfer-encoding')).toBe('chunked');
      expect(short((await stream.next())!)).toBe('ADDED early');
      const patched = await client.patch(`${path}/early`, {
        metadata: { labels: { a: 'b' } },
      });
      const modified = await stream.next();
      expect(modified).toMatchObject({
        type: 'MODIFIED',
        object: {
          kind: 'PyTorchJob',
          metadata: {
            labels: { a: 'b' },
            resourceVersion: metadataOf(patched.body).resourceVersion,
          },
        },
      });
      await client.ask(`${path}/early`, { method: 'DELETE' });
      const deleted = await stream.next();
      expect(deleted).toMatchObject({
        type: 'DELETED',
        object: { metadata: { name: 'early', labels: { a: 'b' } } },
      });
      // A deletion has a version of its own, so that a watcher can go on behind it.
      expect(
        Number(metadataOf(deleted!.object).resourceVersion),
      ).toBeGreaterThan(Number(metadataOf(patched.body).resourceVersion));
      stream.close();
    },
  },
  ...['&resourceVersion=0', ''].map(version => ({
    title: `begins with what is there ${
      version ? 'for version 0' : 'without a version'
    }`,
    run: async ({
      client,
      namespace,
    }: {
      client: ContractClient;
      namespace: string;
    }) => {
      const path = jobsPath(namespace);
      const second = await client
        .createJob(namespace, 'one')
        .then(() => client.createJob(namespace, 'two'));
      await client.ask(
        `${path}?resourceVersion=${metadataOf(second).resourceVersion}`,
      );
      const stream = await client.watch(`${path}?watch=1${version}`);
      const events = [await stream.next(), await stream.next()];
      expect(events.map(event => short(event!))).toEqual([
        'ADDED one',
        'ADDED two',
      ]);
      await client.createJob(namespace, 'three');
      expect(short((await stream.next())!)).toBe('ADDED three');
      stream.close();
    },
  })),
  {
    title: 'shows entering and leaving a selection as coming and going',
    run: async ({ client, namespace }) => {
      const path = jobsPath(namespace);
      await client.createJob(namespace, 'job', { team: 'a' });
      const from = await currentVersion(client, path);
      const stream = await client.watch(
        `${path}?watch=1&labelSelector=team%3Da&resourceVersion=${from}`,
      );
      const label = (team: string) =>
        client.patch(`${path}/job`, { metadata: { labels: { team } } });
      const left = await label('b');
      const gone = await stream.next();
      expect(gone).toMatchObject({
        type: 'DELETED',
        object: {
          metadata: {
            labels: { team: 'a' },
            resourceVersion: metadataOf(left.body).resourceVersion,
          },
        },
      });
      await label('c');
      await label('a');
      expect(await stream.next()).toMatchObject({
        type: 'ADDED',
        object: { metadata: { labels: { team: 'a' } } },
      });
      stream.close();
    },
  },
  {
    title: 'watches one object by its name',
    run: async ({ client, namespace }) => {
      const path = jobsPath(namespace);
      const from = await currentVersion(client, path);
      const stream = await client.watch(
        `${path}?watch=1&fieldSelector=metadata.name%3Dmine&resourceVersion=${from}`,
      );
      await client.createJob(namespace, 'other');
      await client.createJob(namespace, 'mine');
      expect(short((await stream.next())!)).toBe('ADDED mine');
      stream.close();
    },
  },
  {
    title:
      'ends when the time that was asked for is over, with a last bookmark',
    run: async ({ client, namespace }) => {
      const path = jobsPath(namespace);
      const from = await currentVersion(client, path);
      const begun = Date.now();
      const stream = await client.watch(
        `${path}?watch=1&resourceVersion=${from}&timeoutSeconds=4&allowWatchBookmarks=true`,
      );
      const created = await client.createJob(namespace, 'job');
      const events = await stream.all();
      const elapsed = Date.now() - begun;
      expect(elapsed).toBeGreaterThan(3_500);
      expect(elapsed).toBeLessThan(9_000);
      const [first, ...bookmarks] = events;
      expect(first.type).toBe('ADDED');
      expect(new Set(bookmarks.map(event => event.type))).toEqual(
        new Set(['BOOKMARK']),
      );
      const bookmark = bookmarks[bookmarks.length - 1].object;
      expect(bookmark).toMatchObject({
        kind: 'PyTorchJob',
        apiVersion: 'kubeflow.org/v1',
      });
      expect(
        Number(metadataOf(bookmark).resourceVersion),
      ).toBeGreaterThanOrEqual(Number(metadataOf(created).resourceVersion));
    },
  },
  {
    title: 'sends no bookmark that nobody asked for',
    run: async ({ client, namespace }) => {
      const path = jobsPath(namespace);
      const from = await currentVersion(client, path);
      const stream = await client.watch(
        `${path}?watch=1&resourceVersion=${from}&timeoutSeconds=3`,
      );
      expect(await stream.all()).toEqual([]);
    },
  },
  {
    title: 'marks the end of the initial events',
    run: async ({ client, namespace }) => {
      await client.createJob(namespace, 'one');
      const stream = await client.watch(
        `${jobsPath(
          namespace,
        )}?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true`,
      );
      expect(short((await stream.next())!)).toBe('ADDED one');
      const end = await nextOfType(stream, 'BOOKMARK');
      expect(end).toMatchObject({
        object: {
          metadata: {
            annotations: { 'k8s.io/initial-events-end': 'true' },
            resourceVersion: expect.any(String),
          },
        },
      });
      stream.close();
    },
  },
  {
    title: 'says 410 in the stream for a version that is forgotten',
    run: async ({ client }) => {
      const stream = await client.watch(
        `${jobsPath()}?watch=1&resourceVersion=1`,
      );
      expect(stream.code).toBe(200);
      expect(await stream.next()).toEqual({
        type: 'ERROR',
        object: {
          kind: 'Status',
          apiVersion: 'v1',
          metadata: {},
          status: 'Failure',
          message: expect.stringMatching(
            /^too old resource version: 1 \(\d+\)$/,
          ),
          reason: 'Expired',
          code: 410,
        },
      });
      expect(await stream.next()).toBeUndefined();
    },
  },
  {
    title: 'lets a reader watch',
    run: async ({ client, namespace }) => {
      await client.createJob(namespace, 'seen');
      const answer = await client.ask(
        `${jobsPath(namespace)}?watch=1&timeoutSeconds=1`,
        { token: client.server.token },
      );
      expect(answer.code).toBe(200);
      expect(answer.text).toContain('"seen"');
    },
  },
];
