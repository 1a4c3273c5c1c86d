import { z } from 'zod';
import { Outcome } from '../gateway';

/**
 * The namespace that every cluster has for as long as it lives, so that its uid is taken for the
 * cluster's: https://opentelemetry.io/docs/specs/semconv/resource/k8s/#cluster.
 */
const NAMESPACE = '/api/v1/namespaces/kube-system';

/** Where the namespace may not be read, there is little hope for the next time, in milliseconds. */
const HOPELESS_MS = 60_000;

const identified = z.object({ metadata: z.object({ uid: z.string() }) });

/** Which cluster answers to a name, as far as it lets itself be known. */
export class Identity {
  #uid?: string;
  #hopelessUntil = -Infinity;

  /** What to ask the cluster for; nothing where it would not tell. */
  pathAt(now: number): string | undefined {
    return now >= this.#hopelessUntil ? NAMESPACE : undefined;
  }

  /** Learns from the answer to that; says whether it comes from another cluster than before. */
  isOther(answer: Outcome<unknown>, now: number): boolean {
    const uid = answer.ok
      ? identified.safeParse(answer.value).data?.metadata.uid
      : undefined;
    const before = this.#uid;
    if (uid !== undefined) {
      this.#uid = uid;
      return before !== undefined && before !== uid;
    }
    const isHopeless =
      answer.ok ||
      answer.error.code === 'forbidden' ||
      answer.error.code === 'notFound';
    if (isHopeless) {
      this.#hopelessUntil = now + HOPELESS_MS;
    }
    return false;
  }
}
