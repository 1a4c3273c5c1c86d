import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename } from 'node:path';
import { UserError } from './UserError.mjs';

/**
 * Makes sure that a port is free on both loopback addresses: browsers try ::1 first, and would show
 * somebody else's page.
 *
 * @param {number} port
 * @param {{ what: string, flag: string }} use for the message
 * @throws UserError when it is taken
 */
export async function assertPortFree(port, { what, flag }) {
  for (const host of ['127.0.0.1', '::1']) {
    const code = await bind(port, host);
    if (code === 'EADDRINUSE') {
      const holder = holderOf(port);
      throw new UserError(
        `Port ${port} for ${what} is taken${holder ? ` by ${holder}` : ''}`,
        `Stop that, or choose another with \`npm start -- ${flag} N\`.`,
      );
    }
    if (code === 'EACCES') {
      throw new UserError(
        `Port ${port} for ${what} is not allowed for this user`,
        `Choose one above 1023 with \`npm start -- ${flag} N\`.`,
      );
    }
  }
}

/** The code of the error when the port cannot be had, `undefined` when it can. */
function bind(port, host) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', error => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(undefined)),
    );
  });
}

/** Whether a port of the loopback interface can be had. */
export async function isFree(port) {
  return (await bind(port, '127.0.0.1')) === undefined;
}

/** A free port of the loopback interface, for what nobody types. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The program that listens on a port, as far as Linux tells this user. */
function holderOf(port) {
  try {
    const inodes = new Set(
      ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(table =>
        readFileSync(table, 'utf8')
          .split('\n')
          .map(line => line.trim().split(/\s+/))
          .filter(([, local, , state]) => {
            const hex = local?.split(':')[1] ?? '';
            return state === '0A' && parseInt(hex, 16) === port;
          })
          .map(fields => `socket:[${fields[9]}]`),
      ),
    );
    for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
      if (opens(pid, inodes)) {
        const [program] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(
          '\0',
        );
        return `${basename(program)} (process ${pid})`;
      }
    }
  } catch {
    // Another system than Linux: the port is taken all the same.
  }
  return undefined;
}

function opens(pid, inodes) {
  try {
    return readdirSync(`/proc/${pid}/fd`).some(fd =>
      inodes.has(readlinkSync(`/proc/${pid}/fd/${fd}`)),
    );
  } catch {
    return false;
  }
}
