import { readFile } from 'node:fs/promises';
import { MlflowAuth } from '../MlflowConfig';
import { Answer, refused } from './Refusal';

/** The header of a sign-in, or nothing where none is needed. A token file is read each time, for it rotates. */
export async function signIn(
  auth: MlflowAuth,
): Promise<Answer<Record<string, string>>> {
  switch (auth.type) {
    case 'basic': {
      const pair = `${auth.username}:${auth.password}`;
      return authorization(`Basic ${Buffer.from(pair).toString('base64')}`);
    }
    case 'bearer':
      return authorization(`Bearer ${auth.token}`);
    case 'bearerFile':
      return fromFile(auth.tokenFile);
    default:
      return { ok: true, value: {} };
  }
}

async function fromFile(
  tokenFile: string,
): Promise<Answer<Record<string, string>>> {
  const fix = `Let the portal read the file ${tokenFile}, and let it hold one token.`;
  let token: string;
  try {
    token = (await readFile(tokenFile, 'utf8')).trim();
  } catch {
    return refused('auth', 'the file of the token cannot be read', { fix });
  }
  return /^[\x21-\x7e]+$/.test(token)
    ? authorization(`Bearer ${token}`)
    : refused('auth', 'the file of the token holds no token', { fix });
}

function authorization(value: string): Answer<Record<string, string>> {
  return { ok: true, value: { authorization: value } };
}
