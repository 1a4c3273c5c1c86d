import { parseManifest, parseObject, splitApiVersion } from './parseObject';

const job = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: {
    name: 'embed-1',
    namespace: 'team-vision',
    uid: '91c0',
    resourceVersion: '77',
    creationTimestamp: '2026-08-01T10:00:00Z',
    generation: 2,
    labels: { app: 'embed' },
    annotations: { note: 'x' },
    ownerReferences: [{ uid: 'no' }, { uid: 'yes', controller: true }],
  },
  spec: { a: 1 },
  status: { b: 2 },
};

function metaOf(metadata: object) {
  const parsed = parseObject({
    ...job,
    metadata: { ...job.metadata, ...metadata },
  });
  return parsed.ok ? parsed.value.meta : undefined;
}

describe('parseObject', () => {
  it('parses an object', () => {
    expect(parseObject(job)).toEqual({
      ok: true,
      value: {
        apiVersion: 'batch/v1',
        kind: 'Job',
        meta: {
          name: 'embed-1',
          namespace: 'team-vision',
          uid: '91c0',
          resourceVersion: '77',
          createdAt: Date.UTC(2026, 7, 1, 10),
          deletedAt: undefined,
          generation: 2,
          labels: { app: 'embed' },
          annotations: { note: 'x' },
          controllerUid: 'yes',
        },
        spec: { a: 1 },
        status: { b: 2 },
      },
    });
  });

  it('takes the type of an item of a list from outside', () => {
    const { metadata } = job;
    const parsed = parseObject(
      { metadata },
      { apiVersion: 'batch/v1', kind: 'Job' },
    );
    expect(parsed).toMatchObject({ ok: true, value: { kind: 'Job' } });
  });

  it.each([
    [null, '', 'null'],
    [undefined, '', 'nothing'],
    [[], '', 'a list'],
    ['text', '', 'a string'],
    [{ ...job, apiVersion: 1 }, 'apiVersion', 'a number'],
    [{ ...job, kind: '' }, 'kind', 'a string'],
    [{ ...job, metadata: undefined }, 'metadata', 'nothing'],
    [{ ...job, metadata: { name: ['a'] } }, 'metadata.name', 'a list'],
    [{ ...job, metadata: { name: 'a' } }, 'metadata.uid', 'nothing'],
    [{ ...job, metadata: { name: 'a', uid: 5 } }, 'metadata.uid', 'a number'],
  ])('describes what is wrong with %j', (json, field, found) => {
    expect(parseObject(json)).toMatchObject({
      ok: false,
      problem: { field, found, message: expect.stringContaining(found) },
    });
  });

  it('leaves out what is of a wrong type', () => {
    expect(
      metaOf({
        creationTimestamp: 'soon',
        generation: 'x',
        namespace: 7,
        labels: 'a=b',
        annotations: null,
        ownerReferences: { controller: true },
      }),
    ).toMatchObject({
      createdAt: undefined,
      generation: undefined,
      namespace: undefined,
      labels: {},
      annotations: {},
      controllerUid: undefined,
    });
    expect(metaOf({ labels: { a: 'b', c: 1, d: null } })?.labels).toEqual({
      a: 'b',
    });
  });

  it('takes keys of the prototype for what they are', () => {
    const labels = JSON.parse('{"__proto__":"x","constructor":"y"}');
    expect(Object.keys(metaOf({ labels })?.labels ?? {})).toEqual([
      '__proto__',
      'constructor',
    ]);
    const bad = JSON.parse('{"__proto__":{"polluted":true},"a":"b"}');
    expect(metaOf({ labels: bad })?.labels).toEqual({ a: 'b' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('parseManifest', () => {
  it('does not ask for a uid', () => {
    expect(parseManifest({ ...job, metadata: { name: 'a' } })).toMatchObject({
      ok: true,
      value: { meta: { name: 'a', uid: '', resourceVersion: '' } },
    });
  });
});

describe('splitApiVersion', () => {
  it('knows the core group', () => {
    expect(splitApiVersion('v1')).toEqual({ group: '', version: 'v1' });
    expect(splitApiVersion('a.b/v1')).toEqual({ group: 'a.b', version: 'v1' });
  });
});
