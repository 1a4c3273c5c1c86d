import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instanceOf } from '../__testUtils__/FakeMlflow';
import { signIn } from './signIn';

describe('signIn', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ml-sign-in-'));
  const tokenFile = join(folder, 'token');
  const headerOf = async (auth?: object) =>
    signIn(instanceOf({ auth: { ...auth } }).auth);

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    [{ type: 'none' }, {}],
    [
      { type: 'basic', username: 'portal', password: 'p:ö' },
      {
        authorization: `Basic ${Buffer.from('portal:p:ö').toString('base64')}`,
      },
    ],
    [{ type: 'bearer', token: 'a.b-c' }, { authorization: 'Bearer a.b-c' }],
  ])('%j', async (auth, value) => {
    expect(await headerOf(auth)).toEqual({ ok: true, value });
  });

  it('reads a token file each time', async () => {
    const auth = { type: 'bearer', tokenFile };
    const unread = {
      refusal: {
        error: { code: 'auth', fix: expect.stringContaining('token') },
      },
    };
    expect(await headerOf(auth)).toMatchObject(unread);
    for (const token of ['first', 'second']) {
      writeFileSync(tokenFile, `${token}\n`);
      const value = { authorization: `Bearer ${token}` };
      expect(await headerOf(auth)).toEqual({ ok: true, value });
    }
    writeFileSync(tokenFile, 'not\none word');
    expect(await headerOf(auth)).toMatchObject(unread);
  });
});
