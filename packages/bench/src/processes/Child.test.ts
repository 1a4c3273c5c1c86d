import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from './Child';
import { TestMethods } from './__testUtils__/child';

describe('Child', () => {
  let child: Child<TestMethods>;
  const log = join(mkdtempSync(join(tmpdir(), 'ml-bench-')), 'child.log');

  beforeEach(() => {
    child = Child.start<TestMethods>({
      name: 'test',
      module: require.resolve('./__testUtils__/child.ts'),
      log,
    });
  });

  afterEach(() => child.stop());

  it('answers, several at once', async () => {
    const sums = [1, 2, 3].map(a => child.call('add', { a, b: 10 }));
    expect(await Promise.all(sums)).toEqual([11, 12, 13]);
  });

  it('says what went wrong in it, and where its log is', async () => {
    await expect(child.call('fail', undefined)).rejects.toThrow(
      `The process "test" could not fail; its log is ${log}; caused by Error: Error: no luck`,
    );
    expect(await child.call('add', { a: 1, b: 1 })).toBe(2);
  });

  it('answers what is open, and all later calls, when it is gone', async () => {
    await expect(child.call('die', undefined)).rejects.toThrow(
      'it ended with 3',
    );
    expect(child.isAlive).toBe(false);
    await expect(child.call('add', { a: 1, b: 1 })).rejects.toThrow(
      'it ended with 3',
    );
  });
});
