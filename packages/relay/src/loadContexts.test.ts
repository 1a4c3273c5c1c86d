import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeKubeconfig } from './__testUtils__/tlsApi';
import { loadContexts } from './loadContexts';

describe('loadContexts', () => {
  const file = writeKubeconfig(tmpdir(), 'https://127.0.0.1:1/base/', {});

  it('takes the current context when none is named', async () => {
    expect(await loadContexts(file, [])).toEqual([
      expect.objectContaining({
        name: 'test',
        server: 'https://127.0.0.1:1/base',
      }),
    ]);
  });

  it('takes the named contexts in their order', async () => {
    const names = (await loadContexts(file, ['other', 'test'])).map(
      c => c.name,
    );
    expect(names).toEqual(['other', 'test']);
  });

  it('names the contexts that there are', async () => {
    await expect(loadContexts(file, ['prod'])).rejects.toThrow(
      `${file} has no context "prod"; it has: test, other`,
    );
  });

  it('says which file is not there', async () => {
    await expect(loadContexts('/nowhere/config', [])).rejects.toThrow(
      'There is no kubeconfig file /nowhere/config',
    );
  });

  it('says which file is no kubeconfig', async () => {
    const broken = join(mkdtempSync(join(tmpdir(), 'relay-')), 'config');
    writeFileSync(broken, '{ "a": [');
    await expect(loadContexts(broken, [])).rejects.toThrow(
      `${broken} is no kubeconfig`,
    );
  });
});
