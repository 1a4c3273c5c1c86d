import { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import YAML from 'yaml';
import { ApiObject, isJsonObject, Json } from './ApiObject';
import {
  badRequest,
  PageNotFoundError,
  StatusError,
  unsupportedMediaType,
} from './StatusError';

const compress = promisify(gzip);

/** A real server compresses from this size on, where the client can take it. */
const GZIP_FROM_BYTES = 128 * 1024;
const MAX_BODY_BYTES = 3 * 1024 * 1024;

/** Sends JSON; compressed when it is large, the client takes gzip, and it is no stream. */
export async function sendJson(
  req: IncomingMessage,
  res: ServerResponse,
  code: number,
  body: unknown,
  contentType = 'application/json',
): Promise<void> {
  let bytes: Buffer = Buffer.from(`${JSON.stringify(body)}\n`);
  res.setHeader('Content-Type', contentType);
  res.setHeader('Cache-Control', 'no-cache, private');
  const takesGzip = /\bgzip\b/.test(String(req.headers['accept-encoding']));
  if (takesGzip && bytes.length >= GZIP_FROM_BYTES) {
    bytes = await compress(bytes, { level: 1 });
    res.setHeader('Content-Encoding', 'gzip');
    res.setHeader('Vary', 'Accept-Encoding');
  }
  res.setHeader('Content-Length', bytes.length);
  res.writeHead(code);
  res.end(bytes);
}

/** Sends plain text. */
export function sendText(
  res: ServerResponse,
  code: number,
  text: string,
): void {
  res.writeHead(code, { 'Content-Type': 'text/plain; charset=utf-8' });
  res.end(text);
}

/** Turns whatever was thrown into the answer that a real server gives. */
export async function sendError(
  req: IncomingMessage,
  res: ServerResponse,
  error: unknown,
): Promise<void> {
  if (error instanceof PageNotFoundError) {
    sendText(res, 404, '404 page not found\n');
    return;
  }
  const status =
    error instanceof StatusError
      ? error
      : new StatusError(500, 'InternalError', `Internal error: ${error}`);
  const seconds = status.details?.retryAfterSeconds;
  if (seconds !== undefined) {
    res.setHeader('Retry-After', String(seconds));
  }
  await sendJson(req, res, status.code, status.toStatus());
}

/**
 * Reads the body of a write.
 *
 * @param accepted - the media types that the endpoint reads.
 * @returns the value and its media type.
 * @throws StatusError 400, 413, 415
 */
export async function readBody(
  req: IncomingMessage,
  accepted: string[],
): Promise<{ value: Json; mediaType: string }> {
  const header = req.headers['content-type'] ?? 'application/json';
  const mediaType = header.split(';')[0].trim();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      throw new StatusError(
        413,
        'RequestEntityTooLarge',
        `Request entity too large: limit is ${MAX_BODY_BYTES}`,
      );
    }
    chunks.push(chunk);
  }
  if (!accepted.includes(mediaType)) {
    throw unsupportedMediaType(accepted);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    const value: Json = mediaType.endsWith('yaml')
      ? YAML.parse(text)
      : JSON.parse(text);
    return { value, mediaType };
  } catch (error) {
    throw badRequest(
      `the object provided is unrecognized: couldn't get version/kind; parse error: ${
        (error as Error).message
      }`,
    );
  }
}

/**
 * Takes a body for an object.
 *
 * @throws StatusError 400
 */
export function asApiObject(value: Json, kind: string): ApiObject {
  if (
    !isJsonObject(value) ||
    (value.metadata !== undefined && !isJsonObject(value.metadata))
  ) {
    throw badRequest(
      `the object provided is unrecognized (must be of type ${kind})`,
    );
  }
  return { metadata: {}, ...value } as unknown as ApiObject;
}
