import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { Request, Response } from 'express';
import { gitEnvironment, GitError } from '../git';
import { readCgiHead } from './readCgiHead';
import { TooLargeError } from './TooLargeError';

export interface BackendRequest {
  projectRoot: string;
  /** Made of checked names. */
  pathInfo: string;
  user: string | undefined;
  /** The most that the request may send. */
  maxBytes: number;
  /** Awaited before the answer ends. */
  onDone: () => Promise<void>;
}

/** Answers one request by `git http-backend`, a CGI program (RFC 3875). */
export async function runBackend(
  request: Request,
  response: Response,
  { projectRoot, pathInfo, user, maxBytes, onDone }: BackendRequest,
): Promise<void> {
  const { headers, method } = request;
  if (Number(headers['content-length'] ?? 0) > maxBytes) {
    throw new TooLargeError(`More than ${maxBytes} bytes`);
  }
  const optional = {
    CONTENT_LENGTH: headers['content-length'],
    HTTP_CONTENT_ENCODING: headers['content-encoding'],
    GIT_PROTOCOL: headers['git-protocol'] as string | undefined,
    REMOTE_USER: user,
  };
  const child = spawn('git', ['http-backend'], {
    env: {
      ...gitEnvironment(),
      ...Object.fromEntries(
        Object.entries(optional).filter(([, value]) => value !== undefined),
      ),
      GIT_PROJECT_ROOT: projectRoot,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: pathInfo,
      QUERY_STRING: request.originalUrl.split('?')[1] ?? '',
      REQUEST_METHOD: method,
      CONTENT_TYPE: headers['content-type'] ?? '',
      REMOTE_ADDR: '127.0.0.1',
    },
  });
  const ended = once(child, 'close');
  // Awaited below; without a handler a failed start would end the process.
  ended.catch(() => {});
  response.on('close', () => {
    child.kill();
    child.stdout.resume();
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', text => {
    said = (said + text).slice(0, 2000);
  });
  const sent = send(request, child.stdin, maxBytes).catch(error => {
    child.kill();
    throw error;
  });
  sent.catch(() => {});

  const head = await readCgiHead(child.stdout);
  await Promise.race([sent, ended]);
  if (!head) {
    await Promise.all([sent, ended]);
    throw new GitError(`git http-backend: ${said.trim() || 'no answer'}`);
  }
  response.status(head.status).set(head.headers);
  response.flushHeaders();
  child.stdout.on('data', chunk => {
    if (!response.destroyed && !response.write(chunk)) {
      child.stdout.pause();
      response.once('drain', () => child.stdout.resume());
    }
  });
  await ended;
  await onDone();
  response.end();
}

/** Passes the request's body on. Git may end before it has read all: then the rest is dropped. */
async function send(
  request: Request,
  stdin: Writable,
  maxBytes: number,
): Promise<void> {
  let size = 0;
  let open = true;
  const closed = once(stdin, 'close').catch(() => {});
  stdin.on('error', () => {});
  stdin.on('close', () => {
    open = false;
  });
  // Destroyed, the request would take its socket along, and the refusal could not be told.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new TooLargeError(`More than ${maxBytes} bytes`);
    }
    if (open && !stdin.write(chunk)) {
      await Promise.race([once(stdin, 'drain').catch(() => {}), closed]);
    }
  }
  stdin.end();
}
