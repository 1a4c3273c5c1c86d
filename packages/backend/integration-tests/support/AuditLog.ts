import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

interface AuditEvent {
  verb: string;
  requestURI: string;
  user?: { username?: string };
}

/** One request that the API server has answered, or a watch that it has opened. */
export interface AuditedRequest {
  verb: string;
  /** With the query. */
  uri: string;
}

/** The audit log of an API server: who asked for what. */
export class AuditLog {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** How far the log has come, in bytes. */
  get position(): number {
    const file = openSync(this.#file, 'r');
    try {
      return fstatSync(file).size;
    } finally {
      closeSync(file);
    }
  }

  /** What a user has asked for since a position. */
  since(position: number, isUser: (name: string) => boolean): AuditedRequest[] {
    return this.#read(position)
      .split('\n')
      .filter(line => line.endsWith('}'))
      .map((line): AuditEvent => JSON.parse(line))
      .filter(({ user }) => isUser(user?.username ?? ''))
      .map(({ verb, requestURI }) => ({ verb, uri: requestURI }));
  }

  #read(position: number): string {
    const file = openSync(this.#file, 'r');
    try {
      const bytes = Buffer.alloc(fstatSync(file).size - position);
      readSync(file, bytes, 0, bytes.length, position);
      return bytes.toString('utf8');
    } finally {
      closeSync(file);
    }
  }
}
