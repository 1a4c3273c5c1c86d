import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_ML_WORKLOAD } from '@mlport/backstage-plugin-ml-common';
import {
  createMlWorkloadConditionalDecision,
  mlWorkloadConditions,
} from '@mlport/backstage-plugin-ml-node';
import { InMemoryMirror } from '../../workloads/__testUtils__/InMemoryMirror';
import { openStream } from '../__testUtils__/openStream';
import {
  AccessBackend,
  Caller,
  Decisions,
  fill,
  headerOf,
  startAccessBackend,
  uidsOf,
} from '../__testUtils__/startAccessBackend';

describe('what an open stream shows, by the permission backend', () => {
  const mirror = InMemoryMirror.create();
  const changed: Decisions = new Map();
  let backend: AccessBackend;
  let url: string;

  beforeAll(async () => {
    backend = await startAccessBackend(mirror, changed);
    url = `${backend.url}/api/ml`;
  });
  afterAll(() => backend.stop());

  beforeEach(() => {
    changed.clear();
    fill(mirror, 'secret');
  });

  async function list(caller: Caller) {
    const response = await fetch(`${url}/workloads`, {
      headers: { Authorization: headerOf(caller) },
    });
    return { status: response.status, body: await response.json() };
  }

  it('tells nothing of others by changes, and removes what leaves', async () => {
    const stream = openStream(url, headerOf('vision'));
    await stream.nextOf('snapshot');
    mirror.put({ uid: 'n2', cluster: 'eu', owner: 'nlp' });
    mirror.put({ uid: 'n1', cluster: 'us', owner: 'nlp', name: 'renamed' });
    mirror.remove('orphan', 'eu');
    mirror.put({ uid: 'v2', cluster: 'eu', owner: 'nlp', name: 'theirs' });
    mirror.put({ uid: 'v1', cluster: 'eu', owner: 'vision', name: 'mine' });
    const delta = await stream.nextOf('delta');
    expect(delta.upserts.map(({ name }) => name)).toEqual(['mine']);
    expect(delta.removes).toEqual([{ cluster: 'eu', uid: 'v2' }]);
    await stream.close();
  });

  it.each(['admin', 'nlp'] as const)(
    'starts anew for who resumes the stream of %s',
    async other => {
      const { body } = await list(other);
      const stream = openStream(
        url,
        headerOf('vision'),
        `since=${body.version}`,
      );
      const { items, reset } = await stream.nextOf('snapshot');
      expect(reset).toBe(true);
      expect(uidsOf(items)).toEqual(['v1', 'v2']);
      await stream.close();
    },
  );

  it('narrows an open stream, with a snapshot and fewer sources', async () => {
    const stream = openStream(url, headerOf('vision'));
    expect((await stream.nextOf('sources')).sources).toHaveLength(2);
    await stream.nextOf('snapshot');
    changed.set('vision', permission =>
      isResourcePermission(permission, RESOURCE_TYPE_ML_WORKLOAD)
        ? createMlWorkloadConditionalDecision(
            permission,
            mlWorkloadConditions.inCluster({ clusters: ['us'] }),
          )
        : { result: AuthorizeResult.ALLOW },
    );
    const { sources } = await stream.nextOf('sources');
    expect(sources.map(({ cluster }) => cluster)).toEqual(['us']);
    const { items, reset } = await stream.nextOf('snapshot');
    expect(reset).toBe(true);
    expect(uidsOf(items)).toEqual(['n1']);
    await stream.close();
  });

  it.each(['ml.workload.read', 'kubernetes.resources.read'])(
    'ends an open stream, and refuses the next, without %s',
    async name => {
      const stream = openStream(url, headerOf('vision'));
      await stream.nextOf('snapshot');
      changed.set('vision', permission => ({
        result:
          permission.name === name
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }));
      expect((await stream.nextOf('end')).reason).toBe('permission');
      const { status, body } = await list('vision');
      expect(status).toBe(403);
      expect(body.error.message).toContain(`'${name}'`);
    },
  );
});
