import { isError } from '@backstage/errors';
import { ClusterError, ClusterErrorCode } from './ClusterError';

const CERTIFICATE_FIX =
  "Set caData or caFile of the cluster in the kubernetes plugin's configuration to the authority that signed its certificate.";

/** Codes of Node's network errors: https://nodejs.org/api/errors.html and OpenSSL's verify codes. */
const KNOWN: Record<string, [ClusterErrorCode, string, string?]> = {
  ECONNREFUSED: ['refused', 'connection refused'],
  ECONNRESET: ['refused', 'connection reset'],
  EPIPE: ['refused', 'connection reset'],
  UND_ERR_SOCKET: ['refused', 'connection reset'],
  ERR_STREAM_PREMATURE_CLOSE: ['refused', 'connection reset'],
  EHOSTUNREACH: ['refused', 'no route to the host'],
  ENETUNREACH: ['refused', 'no route to the network'],
  ENOTFOUND: ['refused', 'no such host'],
  EAI_AGAIN: ['refused', 'the name of the host cannot be resolved now'],
  ETIMEDOUT: ['timeout', 'no connection in time'],
  UND_ERR_CONNECT_TIMEOUT: ['timeout', 'no connection in time'],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', 'no answer in time'],
  UND_ERR_BODY_TIMEOUT: ['silent', 'no sign of life'],
  CERT_HAS_EXPIRED: ['tls', 'the certificate has expired'],
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    'tls',
    'the certificate is self-signed',
    CERTIFICATE_FIX,
  ],
  SELF_SIGNED_CERT_IN_CHAIN: [
    'tls',
    'the certificate chain is self-signed',
    CERTIFICATE_FIX,
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'tls',
    'the signer of the certificate is not known',
    CERTIFICATE_FIX,
  ],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
    'tls',
    'the signer of the certificate is not known',
    CERTIFICATE_FIX,
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'tls',
    'the certificate is for another host name',
  ],
  EPROTO: ['tls', 'the TLS handshake failed'],
};

/** The phrases by which OpenSSL's codes reach us when only a message is left. */
const PHRASES: [RegExp, string][] = [
  [
    /self[- ]signed certificate in certificate chain/i,
    'SELF_SIGNED_CERT_IN_CHAIN',
  ],
  [/self[- ]signed certificate/i, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  [
    /unable to verify the first certificate/i,
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ],
  [/unable to get local issuer/i, 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  [/certificate has expired/i, 'CERT_HAS_EXPIRED'],
  [/does not match certificate/i, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  // When the kubernetes plugin's proxy loses the API server after it took over the headers of the
  // answer and before it sent them, it writes a second set, which Node's parser does not accept.
  [/does not match the HTTP\/1\.1 protocol|Parse Error/i, 'ECONNRESET'],
  [/socket hang up|other side closed|terminated/i, 'ECONNRESET'],
  [/\bSSL\b|TLS handshake/, 'EPROTO'],
];

/** The error that a code of Node's network stack stands for. */
function fromCode(code: string): ClusterError | undefined {
  const known = Object.hasOwn(KNOWN, code) ? KNOWN[code] : undefined;
  return known && { code: known[0], message: known[1], fix: known[2] };
}

/** The error that a message speaks of; the message itself goes no further. */
export function networkErrorOfText(text: string): ClusterError | undefined {
  for (const word of text.match(/[A-Z][A-Z0-9_]{3,}/g) ?? []) {
    const error = fromCode(word);
    if (error) {
      return error;
    }
  }
  const phrase = PHRASES.find(([pattern]) => pattern.test(text));
  return phrase && fromCode(phrase[1]);
}

/** Whatever a request or a stream threw, as a value. */
export function networkError(thrown: unknown): ClusterError {
  let current: unknown = thrown;
  let text = '';
  for (let depth = 0; depth < 5 && isError(current); depth += 1) {
    const { code } = current;
    const error = typeof code === 'string' ? fromCode(code) : undefined;
    if (error) {
      return error;
    }
    text += ` ${current.message}`;
    current = current.cause;
  }
  return (
    networkErrorOfText(text) ?? {
      code: 'unknown',
      message: 'the request failed for an unknown reason',
    }
  );
}
