import { failure, success } from '../clusters/gateway';
import { ScriptedGateway } from '../clusters/simulation/ScriptedGateway';
import { VirtualClock } from '../clusters/simulation/VirtualClock';
import { createSchemaBook } from './SchemaBook';

const indexOf = (hashes: Record<string, string>) => ({
  paths: Object.fromEntries(
    Object.entries(hashes).map(([path, hash]) => [
      path,
      { serverRelativeURL: `/openapi/v3/${path}?hash=${hash}` },
    ]),
  ),
});

const documentOf = (group: string, version: string, kind: string) => ({
  components: {
    schemas: {
      [`com.example.${version}.${kind}`]: {
        type: 'object',
        description: 'Prose',
        properties: {
          apiVersion: { type: 'string' },
          kind: { type: 'string' },
          metadata: { type: 'object', additionalProperties: true },
          description: { type: 'string', description: 'Prose' },
        },
        'x-kubernetes-group-version-kind': [{ group, version, kind }],
      },
    },
  },
});

const PATHS = { 'api/v1': 'A', 'apis/example.com/v1': 'B' };

const run = (fields: object = {}) => ({
  apiVersion: 'example.com/v1',
  kind: 'Run',
  metadata: { name: 'a' },
  ...fields,
});

describe('SchemaBook', () => {
  const setUp = () => {
    const clock = new VirtualClock();
    const served = { hashes: { ...PATHS } as Record<string, string> };
    const gateway = new ScriptedGateway({
      request: (cluster, { path }) => {
        if (cluster === 'down') {
          return failure('refused', 'connection refused', {
            fix: 'start it',
          });
        }
        if (cluster === 'strict') {
          return failure('forbidden', 'the account may not read this');
        }
        if (cluster === 'bare') {
          return failure('notFound', 'not found');
        }
        if (cluster === 'odd') {
          return path === '/openapi/v3'
            ? success(indexOf(served.hashes))
            : success('no document');
        }
        return path === '/openapi/v3'
          ? success(indexOf(served.hashes))
          : success(documentOf('example.com', 'v1', 'Run'));
      },
      watch: () => undefined,
    });
    const book = createSchemaBook({ gateway, clock });
    const asked = () => gateway.requests.map(({ request }) => request.path);
    return { asked, book, clock, gateway, served };
  };

  it('finds what the schema of the cluster does not take, and says how old that is', async () => {
    const { book, clock } = setUp();
    const check = await book.validateManifests('prod-eu', [
      run({ description: 'mine' }),
      run({ descripton: 'mine' }),
    ]);
    expect(check.findings).toEqual([
      expect.objectContaining({
        rule: 'schema',
        field: 'descripton',
        fix: 'Did you mean description?',
      }),
    ]);
    expect(check.asOf).toBe(new Date(clock.now()).toISOString());
    expect(check.unseen).toEqual([
      expect.stringContaining('admission webhooks'),
    ]);
  });

  it('reads index and document once for all who ask, and again by age and by hash', async () => {
    const { asked, book, clock, served } = setUp();
    const ask = () => book.validateManifests('prod-eu', [run(), run()]);
    await Promise.all([ask(), ask(), ask()]);
    await ask();
    const both = ['/openapi/v3', '/openapi/v3/apis/example.com/v1'];
    expect(asked()).toEqual(both);

    await clock.advance(121_000);
    await ask();
    expect(asked()).toEqual([...both, '/openapi/v3']);

    served.hashes['apis/example.com/v1'] = 'C';
    await clock.advance(121_000);
    await ask();
    expect(asked()).toEqual([...both, '/openapi/v3', ...both]);
  });

  it('says what is not served, and what is instead', async () => {
    const { book } = setUp();
    const { findings } = await book.validateManifests('prod-eu', [
      run({ apiVersion: 'example.com/v2' }),
      run({ kind: 'run' }),
      run({ kind: 'Walk' }),
      { metadata: {} },
      'text',
    ]);
    expect(
      findings.map(({ field, message, fix }) => [field, message, fix]),
    ).toEqual([
      [
        'apiVersion',
        'prod-eu does not serve Run of example.com/v2',
        'It serves example.com in v1',
      ],
      [
        'kind',
        'prod-eu does not serve run in example.com/v1',
        'Did you mean Run?',
      ],
      [
        'kind',
        'prod-eu does not serve Walk in example.com/v1',
        'It serves Run in example.com/v1',
      ],
      [
        'apiVersion',
        'prod-eu does not serve objects of no version',
        'It serves the core group in v1',
      ],
      [
        '',
        'A manifest is an object; this is a string',
        'Write apiVersion, kind, metadata and spec',
      ],
    ]);
  });

  it('leaves manifests unchecked where a cluster does not answer, and the others alone', async () => {
    const { book } = setUp();
    const check = (cluster: string) =>
      book.validateManifests(cluster, [run({ foo: 1 })]);
    expect(await check('down')).toEqual({
      findings: [],
      unseen: [
        'Nothing is checked by the schemas of down, which cannot be read: connection refused; start it',
      ],
    });
    expect((await check('strict')).unseen).toEqual([
      expect.stringContaining('system:discovery'),
    ]);
    expect((await check('bare')).unseen).toEqual([
      'Nothing is checked by the schemas of bare, for it serves none; the API server checks again when it is applied',
    ]);
    expect((await check('odd')).unseen).toContain(
      'Nothing of example.com/v1 is checked by the schemas of odd, which cannot be read: the answer is no OpenAPI v3',
    );
    expect((await check('prod-eu')).findings).toHaveLength(1);
  });

  it('asks again after a failure', async () => {
    const { book, gateway } = setUp();
    const answer = gateway.onRequest;
    gateway.onRequest = () => failure('timeout', 'no answer');
    await book.validateManifests('prod-eu', [run()]);
    gateway.onRequest = answer;
    const { asOf } = await book.validateManifests('prod-eu', [run()]);
    expect(asOf).toBeDefined();
  });

  it('reads no more versions for one check than its bound', async () => {
    const { asked, book, served } = setUp();
    const versions = Array.from({ length: 30 }, (_, index) => `v${index}`);
    for (const version of versions) {
      served.hashes[`apis/example.com/${version}`] = version;
    }
    const { unseen } = await book.validateManifests(
      'prod-eu',
      versions.map(version => run({ apiVersion: `example.com/${version}` })),
    );
    expect(asked()).toHaveLength(13);
    expect(unseen.join('\n')).toContain('example.com/v29 is not checked');
  });
});
