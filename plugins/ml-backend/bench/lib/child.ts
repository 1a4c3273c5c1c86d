import { ChildProcess, fork } from 'node:child_process';
import { on } from 'node:events';

/** Starts a file of this folder as a process of its own. */
export function startChild(file: string, ...execArgv: string[]): ChildProcess {
  return fork(file, [], { execArgv: [...process.execArgv, ...execArgv] });
}

/** What the other process says next under a name; other messages are those of the loader of TypeScript. */
export async function hear<T>(from: ChildProcess, name: string): Promise<T> {
  for await (const [message] of on(from, 'message')) {
    if (typeof message === 'object' && message !== null && name in message) {
      return message[name];
    }
  }
  throw new Error('The other process said nothing');
}

/** In the child: ends when the parent is gone. */
export function endWithParent(): void {
  process.once('disconnect', () => process.exit());
}

/** In the child: answers each message under a name. */
export function answerEach<T>(name: string, work: (value: T) => unknown): void {
  process.on('message', async (message: Record<string, T> | undefined) => {
    if (typeof message === 'object' && name in message) {
      process.send?.({ [`${name}Done`]: (await work(message[name])) ?? true });
    }
  });
}

/** In the parent: sends, and gives what was answered. */
export async function ask<T>(
  child: ChildProcess,
  name: string,
  value: unknown = true,
): Promise<T> {
  const answer = hear<T>(child, `${name}Done`);
  child.send({ [name]: value });
  return answer;
}
