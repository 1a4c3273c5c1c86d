/**
 * The causes that are told apart, in kebab case; also the names of the rules and of their case
 * tables.
 *
 * @public
 */
export type Cause =
  | 'runtime-missing'
  | 'manifest-invalid'
  | 'deadline-exceeded'
  | 'deactivated'
  | 'queue-missing'
  | 'queue-broken'
  | 'queue-stopped'
  | 'queue-inactive'
  | 'preempted'
  | 'pods-not-ready-in-time'
  | 'evicted-from-queue'
  | 'admission-check'
  | 'larger-than-quota'
  | 'waits-for-preemption'
  | 'waits-for-quota'
  | 'no-matching-flavor'
  | 'topology-full'
  | 'admission-held'
  | 'namespace-quota'
  | 'pods-refused'
  | 'scheduling-gated'
  | 'volume-unbound'
  | 'insufficient-resources'
  | 'untolerated-taint'
  | 'node-affinity'
  | 'unschedulable'
  | 'node-not-ready'
  | 'device-unhealthy'
  | 'volume-mount'
  | 'pod-network'
  | 'image-pull'
  | 'missing-config'
  | 'container-start'
  | 'out-of-memory'
  | 'evicted'
  | 'disrupted'
  | 'init-container'
  | 'probe-failed'
  | 'crash-loop'
  | 'exit-code'
  | 'backoff-limit'
  | 'suspended'
  | 'as-reported';

/**
 * One fact that a sentence rests on.
 *
 * @public
 */
export interface Evidence {
  /** What was seen, mostly in the cluster's own words. At most 300 characters. */
  text: string;
  /** Where: `pod worker-2`, `event of worker-2`, `ClusterQueue vision`, `Kueue`. */
  source: string;
  /** When it was said or began, in milliseconds since the epoch. */
  at?: number;
}

/**
 * What to do about it. Only where it is known to help.
 *
 * @public
 */
export interface Fix {
  /** One or two sentences. */
  text: string;
  /**
   * The field to change: from the object on for what stands in its metadata or spec, and from the
   * pod's spec on when it begins with `containers`, `initContainers`, `volumes` or `tolerations`.
   */
  manifestPath?: string;
  /** What stands there now. */
  from?: string;
  /** What should stand there. */
  to?: string;
}

/**
 * Why a piece of work waits, fails or restarts. All texts are safe to show as text: they come from
 * the cluster in part, are bounded, and what looks like a secret is masked.
 *
 * @public
 */
export interface Explanation {
  /** One sentence a person would say, without a period. */
  headline: string;
  /**
   * Where it stands while it waits in a queue: `3rd of 12 in queue team-a`. Apart from the headline,
   * since it changes with other people's work.
   */
  place?: string;
  cause: Cause;
  /** The few facts that it rests on, the weightiest first. */
  evidence: Evidence[];
  fix?: Fix;
  /** Since when, in milliseconds since the epoch. */
  since?: number;
}
