import { parseJson } from '../parse/parseJson';
import { isPage } from './isPage';
import { TransportAnswer } from './MlflowTransport';
import { refusalOf } from './refusalOf';
import { Answer, refused } from './Refusal';

/** What an answer has, or why it has nothing. */
export function readAnswer<T>(
  { host, maxBytes }: { host: string; maxBytes: number },
  { status, headers, text }: TransportAnswer,
  read: (text: string) => Answer<T>,
): Answer<T> {
  if (text === undefined) {
    const most = Math.round(maxBytes / 1024 / 1024);
    return refused('protocol', `the answer is larger than ${most} MB`, {
      fix: 'Shorten what is kept in tags, or ask for less.',
    });
  }
  if (status >= 200 && status < 300) {
    return read(text);
  }
  const retryAfter = headers['retry-after'];
  return { ok: false, refusal: refusalOf({ status, retryAfter, text, host }) };
}

/** A text that must be JSON. */
export function jsonOf(text: string): Answer<unknown> {
  if (isPage({ text })) {
    return refused('protocol', 'the answer is a page, not JSON', {
      fix: 'Set baseUrl of the instance to where MLflow itself is; where a sign-in page stands before it, set auth too.',
      isIll: true,
    });
  }
  const value = parseJson(text);
  return value === undefined
    ? refused('protocol', 'the answer is cut off, or is not JSON', {
        fix: 'See whether a proxy in front of MLflow cuts answers off.',
        isIll: true,
      })
    : { ok: true, value };
}

/** A text that must be a version. */
export function versionOf(text: string): Answer<string> {
  const version = /^\d[\w.+-]{0,49}$/.exec(text.trim())?.[0];
  return version === undefined
    ? refused('protocol', 'the server says no version')
    : { ok: true, value: version };
}
