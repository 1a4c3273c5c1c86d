import { networkError } from './networkError';

function withCode(code: string, cause?: unknown) {
  return Object.assign(new Error(`failed, token=s3cr3t`, { cause }), { code });
}

describe('networkError', () => {
  it.each([
    [withCode('ECONNREFUSED'), 'refused'],
    [
      new TypeError('fetch failed', { cause: withCode('ECONNRESET') }),
      'refused',
    ],
    [new TypeError('terminated'), 'refused'],
    [
      new TypeError('fetch failed', {
        cause: new Error(
          "Response does not match the HTTP/1.1 protocol (Content-Length can't be present with Transfer-Encoding)",
        ),
      }),
      'refused',
    ],
    [
      Object.assign(
        new Error("Parse Error: Content-Length can't be present with chunked"),
        { code: 'HPE_INVALID_CONTENT_LENGTH' },
      ),
      'refused',
    ],
    [withCode('ERR_STREAM_PREMATURE_CLOSE'), 'refused'],
    [withCode('ENOTFOUND'), 'refused'],
    [withCode('UND_ERR_CONNECT_TIMEOUT'), 'timeout'],
    [withCode('DEPTH_ZERO_SELF_SIGNED_CERT'), 'tls'],
    [withCode('SOMETHING_NEW'), 'unknown'],
    [withCode('constructor'), 'unknown'],
    ['a string', 'unknown'],
    [undefined, 'unknown'],
  ])('%p is %s', (thrown, code) => {
    const error = networkError(thrown);
    expect(error.code).toBe(code);
    expect(error.message).not.toContain('s3cr3t');
  });
});
