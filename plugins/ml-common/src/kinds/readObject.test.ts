import { readObject } from './readObject';

describe('readObject', () => {
  it('reads an object of a known kind, from a file too', () => {
    const read = readObject({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'a', annotations: { 'mlport/owner': 'group:a' } },
    });
    expect(read?.kind.id).toBe('namespace');
    expect(read?.reading).toEqual({ type: 'namespace', owner: 'group:a' });
  });

  it('reads any version of the group', () => {
    const metadata = { name: 'a', uid: 'b' };
    const read = readObject({ apiVersion: 'batch/v7', kind: 'Job', metadata });
    expect(read?.reading).toMatchObject({ state: 'Unknown' });
  });

  it.each([
    [undefined],
    [null],
    ['text'],
    [[]],
    [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } }],
    [
      {
        apiVersion: 'batch.volcano.sh/v1alpha1',
        kind: 'Job',
        metadata: { name: 'a' },
      },
    ],
    [{ apiVersion: 'batch/v1', kind: 'Job' }],
  ])('gives nothing for %j', json => {
    expect(readObject(json)).toBeUndefined();
  });
});
