import { z } from 'zod';
import { Clock, sleep } from './Clock';
import { ClusterGateway } from './gateway';

/**
 * The namespace that every cluster has for as long as it lives, so that its uid is taken for the
 * cluster's: https://opentelemetry.io/docs/specs/semconv/resource/k8s/#cluster.
 */
const PATH = '/api/v1/namespaces/kube-system';

/** A change is to be seen within 5 seconds, and what is behind it must still be closed and listed. */
const INTERVAL_MS = 3_000;
/** Where the namespace may not be read, there is little hope for the next time. */
const HOPELESS_MS = 60_000;

const identified = z.object({ metadata: z.object({ uid: z.string() }) });

/** What watching an identity needs. */
export interface IdentityOptions {
  readonly clock: Clock;
  readonly gateway: ClusterGateway;
  readonly cluster: string;
  readonly signal: AbortSignal;
  /** Another cluster answers to the name now. */
  onOther(): void;
  /** The kubernetes plugin says that there is no such cluster. */
  onUnknown(): void;
}

/**
 * Finds out that a name means another cluster, or none. The kubernetes plugin tells no addresses, and
 * its proxy keeps watches of the old address open; objects of the new one would be taken for news of
 * the old. Ends with the signal, or when another cluster was found. Does not throw.
 */
export async function watchIdentity(options: IdentityOptions): Promise<void> {
  const { clock, gateway, cluster, signal } = options;
  let known: string | undefined;
  while (!signal.aborted) {
    const answer = await gateway.request(cluster, { path: PATH, signal });
    if (signal.aborted) {
      return;
    }
    let wait = INTERVAL_MS;
    if (answer.ok) {
      const uid = identified.safeParse(answer.value).data?.metadata.uid;
      if (uid !== undefined && known !== undefined && uid !== known) {
        options.onOther();
        return;
      }
      known = uid ?? known;
      wait = uid === undefined ? HOPELESS_MS : INTERVAL_MS;
    } else {
      const { code, retryAfterMs = 0 } = answer.error;
      if (code === 'unknownCluster') {
        options.onUnknown();
      }
      const isHopeless = code === 'forbidden' || code === 'notFound';
      wait = Math.max(isHopeless ? HOPELESS_MS : INTERVAL_MS, retryAfterMs);
    }
    await sleep(clock, wait, signal);
  }
}
