/*
 * The readers of streams, as a process of their own: so many open sockets that parse no more than
 * they must.
 */
import { mockCredentials } from '@backstage/backend-test-utils';
import { connect, Socket } from 'node:net';
import { answerEach, endWithParent } from './child';

/** Streams to open: for each its user, and the query that they share. */
export interface Opening {
  url: string;
  users: string[];
  query?: string;
  /** Does not read a byte. */
  isStuck?: boolean;
}

const MARK = /change-(\d+)-/g;
const AT_ONCE = 50;

const readers: { socket: Socket; seen: number; times: number[] }[] = [];
const stuck: Socket[] = [];
let closed = 0;

/** The moment on a clock that both processes share, in milliseconds. */
const now = () => performance.timeOrigin + performance.now();

function open({ url, query = '', isStuck }: Opening, user: string) {
  const { port, pathname, host } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => {});
  socket.write(
    `GET ${pathname}/workloads/stream${query} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: gzip\r\nAuthorization: ${mockCredentials.user.header(
      `user:default/${user}`,
    )}\r\n\r\n`,
  );
  if (isStuck) {
    socket.pause();
    stuck.push(socket);
    return Promise.resolve();
  }
  const reader = { socket, seen: -1, times: [] as number[] };
  readers.push(reader);
  socket.setEncoding('latin1');
  return new Promise<void>((resolve, reject) => {
    socket.on('close', () => {
      closed += 1;
      reject(new Error('A stream was closed before it was up to date'));
    });
    let isFirst = true;
    socket.on('data', (text: string) => {
      if (isFirst && !text.startsWith('HTTP/1.1 200')) {
        reject(new Error(text.slice(0, 500)));
      }
      isFirst = false;
      for (const [, number] of text.matchAll(MARK)) {
        if (Number(number) > reader.seen) {
          reader.seen = Number(number);
          reader.times[reader.seen] = now();
        }
      }
      if (text.includes('"complete":true')) {
        resolve();
      }
    });
  });
}

endWithParent();
answerEach<Opening>('open', async opening => {
  for (let start = 0; start < opening.users.length; start += AT_ONCE) {
    const some = opening.users.slice(start, start + AT_ONCE);
    await Promise.all(some.map(user => open(opening, user)));
  }
});

/** When each reader that has a change got it; waits until all have, for at most 10 seconds. */
answerEach<number>('arrivals', async change => {
  const late = now() + 10_000;
  while (now() < late && readers.some(({ seen }) => seen < change)) {
    await new Promise(resolve => {
      setTimeout(resolve, 20);
    });
  }
  return readers.map(({ times }) => times[change] ?? -1);
});

answerEach('closed', () => ({ readers: closed }));

/** Lets go of all. */
answerEach('close', () => {
  for (const { socket } of readers.splice(0)) {
    socket.removeAllListeners('close');
    socket.destroy();
  }
  for (const socket of stuck.splice(0)) {
    socket.destroy();
  }
});
