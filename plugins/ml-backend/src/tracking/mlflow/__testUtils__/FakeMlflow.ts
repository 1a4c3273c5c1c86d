import { Config, ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { sleep } from '../../../clusters/Clock';
import { VirtualClock } from '../../../clusters/simulation/VirtualClock';
import { TransportAnswer, TransportRequest } from '../client/MlflowTransport';
import { readMlflowConfig } from '../readMlflowConfig';

/** What is answered: the text of a 200, or all of it. */
export type Reply = string | (Partial<TransportAnswer> & { status: number });

/** The configuration of one instance. */
export function configOf(instance: JsonObject): Config {
  const instances = [
    { name: 'main', baseUrl: 'http://mlflow.test:5000', ...instance },
  ];
  return new ConfigReader({ ml: { mlflow: { instances } } });
}

/** One instance, as it is read from the configuration. */
export function instanceOf(instance: JsonObject = {}) {
  return readMlflowConfig(configOf(instance))[0];
}

/** A server of answers that a test makes up, on a clock of the test. */
export class FakeMlflow {
  readonly clock = new VirtualClock(Date.UTC(2026, 0, 1));
  /** What it was asked for, in order. */
  readonly requests: (TransportRequest & { readonly at: number })[] = [];
  /** What it answers; never, where it gives nothing. */
  reply: (request: TransportRequest) => Reply | undefined | Error = () => '{}';
  /** How long an answer takes, in milliseconds. */
  latencyMs = 0;

  readonly transport = async (
    request: TransportRequest,
  ): Promise<TransportAnswer> => {
    this.requests.push({ ...request, at: this.clock.now() });
    const reply = this.reply(request);
    if (reply === undefined) {
      return new Promise(() => undefined);
    }
    if (this.latencyMs > 0) {
      await sleep(this.clock, this.latencyMs, request.signal);
    }
    if (reply instanceof Error) {
      throw reply;
    }
    return typeof reply === 'string'
      ? { status: 200, headers: {}, text: reply }
      : { headers: {}, text: '', ...reply };
  };

  /** The paths that it was asked for. */
  paths(): string[] {
    return this.requests.map(({ url }) => new URL(url).pathname);
  }

  /** Lets time pass until the work is done. */
  async settled<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    work.then(done, done);
    while (!isDone) {
      await this.clock.advance(100);
    }
    return work;
  }
}
