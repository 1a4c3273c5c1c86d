import { IncomingMessage } from 'node:http';
import { createHash, timingSafeEqual } from 'node:crypto';

/** Why a request is not passed on. */
export interface Refusal {
  code: number;
  reason: string;
  message: string;
}

/** Subresources that run something, although they are asked for with GET. */
const RUNNING = new Set(['exec', 'attach', 'portforward', 'proxy']);

/** What is not a plain read with the relay's token. */
export function refuse(
  request: IncomingMessage,
  token: string,
): Refusal | undefined {
  if (!sameSecret(request.headers.authorization ?? '', `Bearer ${token}`)) {
    return {
      code: 401,
      reason: 'Unauthorized',
      message: "the relay's own token is needed",
    };
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return {
      code: 405,
      reason: 'MethodNotAllowed',
      message: 'the portal only reads: the relay passes GET and HEAD',
    };
  }
  if (request.headers.upgrade) {
    return {
      code: 403,
      reason: 'Forbidden',
      message: 'the relay passes no upgraded connections',
    };
  }
  const segments = pathSegments(request.url ?? '');
  if (!segments || segments.includes('..')) {
    return {
      code: 400,
      reason: 'BadRequest',
      message: 'the path is not one of the Kubernetes API',
    };
  }
  if (runsSomething(segments)) {
    return {
      code: 403,
      reason: 'Forbidden',
      message: 'the relay passes no exec, attach, portforward or proxy',
    };
  }
  return undefined;
}

/** Compares in constant time. */
function sameSecret(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function pathSegments(url: string): string[] | undefined {
  const path = url.split('?')[0];
  if (!path.startsWith('/')) {
    return undefined;
  }
  try {
    return path.slice(1).split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/**
 * The old `/api/v1/proxy` and `/api/v1/watch` prefixes put the subresource first; everywhere else it
 * stands behind the name of an object: `namespaces/NS/pods/NAME/exec`, `nodes/NAME/proxy`.
 */
function runsSomething(segments: string[]): boolean {
  const [root, ...rest] = segments;
  const path = root === 'api' ? rest.slice(1) : rest.slice(2);
  if (path[0] === 'proxy') {
    return true;
  }
  const object =
    path[0] === 'namespaces' && path.length > 3 ? path.slice(2) : path;
  return object.length > 2 && RUNNING.has(object[2]);
}
