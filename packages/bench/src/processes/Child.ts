import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { ForwardedError, toError } from '@backstage/errors';
import { Answer, isAnswer, Methods, Question } from './messages';

/** How a child is started. */
export type ChildOptions = {
  /** What it is called in errors. */
  name: string;
  /** The file that it runs, TypeScript. */
  module: string;
  args?: string[];
  nodeArgs?: string[];
  /** The file that its output goes to. */
  log: string;
};

const KILL_AFTER_MS = 5_000;

/**
 * A process of its own, so that what it costs is measured apart, and what it can be asked.
 */
export class Child<M extends Methods> {
  readonly #options: ChildOptions;
  readonly #process: ChildProcess;
  readonly #pending = new Map<number, (answer: Answer) => void>();
  #asked = 0;
  #stopping = false;
  #ended?: string;

  static start<M extends Methods>(options: ChildOptions): Child<M> {
    return new Child<M>(options);
  }

  private constructor(options: ChildOptions) {
    this.#options = options;
    this.#process = fork(options.module, options.args ?? [], {
      execArgv: [
        ...(options.nodeArgs ?? []),
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
      serialization: 'json',
      silent: true,
    });
    const log = createWriteStream(options.log);
    this.#process.stdout?.pipe(log);
    this.#process.stderr?.pipe(log);
    // The loader of TypeScript talks over the same channel.
    this.#process.on('message', (message: unknown) => {
      if (isAnswer(message)) {
        this.#pending.get(message.answer)?.(message);
        this.#pending.delete(message.answer);
      }
    });
    this.#process.on('exit', (code, signal) => {
      this.#ended = `it ended with ${signal ?? code}`;
      for (const [id, settle] of this.#pending) {
        settle({ answer: id, error: this.#ended });
      }
      this.#pending.clear();
    });
  }

  /** Whether it runs. */
  get isAlive(): boolean {
    return this.#ended === undefined;
  }

  /**
   * Asks it to do something.
   *
   * @throws Error with what went wrong in it, and where its log is.
   */
  async call<K extends keyof M & string>(
    method: K,
    params: Parameters<M[K]>[0],
  ): Promise<Awaited<ReturnType<M[K]>>> {
    const answer = await this.#ask(method, params).catch(error => ({
      error: toError(error).message,
      value: undefined,
    }));
    if (answer.error !== undefined) {
      const { name, log } = this.#options;
      throw new ForwardedError(
        `The process "${name}" could not ${method}; its log is ${log}`,
        new Error(answer.error),
      );
    }
    return answer.value as Awaited<ReturnType<M[K]>>;
  }

  /** Ends it, and waits until it has ended. */
  async stop(): Promise<void> {
    if (!this.isAlive || this.#stopping) {
      return;
    }
    this.#stopping = true;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    const timer = setTimeout(
      () => this.#process.kill('SIGKILL'),
      KILL_AFTER_MS,
    );
    await gone;
    clearTimeout(timer);
  }

  #ask(method: string, params: unknown): Promise<Answer> {
    if (this.#ended !== undefined) {
      return Promise.reject(new Error(this.#ended));
    }
    this.#asked += 1;
    const question: Question = { question: this.#asked, method, params };
    return new Promise((resolve, reject) => {
      this.#pending.set(question.question, resolve);
      this.#process.send(question, error => error && reject(error));
    });
  }
}
