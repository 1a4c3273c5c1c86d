import { LoggerService } from '@backstage/backend-plugin-api';
import { Kind } from '@mlport/backstage-plugin-ml-common';
import { Clock } from './Clock';
import { ClusterGateway, ClusterInfo } from './gateway';
import { ClusterMirror } from './mirror/ClusterMirror';
import { ClusterStore } from './mirror/ClusterStore';
import { MirrorConfig } from './mirror/MirrorConfig';
import { SourceState } from './mirror/SourceTracker';

/** A cluster of the fleet, as long as it is there. */
export interface OpenCluster {
  readonly info: ClusterInfo;
  /** What is held of it; nothing where a background reader cannot sign in. */
  readonly store?: ClusterStore;
  /** Ends all requests and drops all rows. */
  stop(): void;
}

/** What a cluster needs. */
export interface OpenClusterOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly gateway: ClusterGateway;
  readonly kinds: readonly Kind[];
  readonly config: MirrorConfig;
  readonly logger: LoggerService;
  /** By the id of the kind. */
  readonly sources: ReadonlyMap<string, SourceState>;
  readonly store: ClusterStore;
  /** How long to wait before the first request, in milliseconds. */
  readonly startDelayMs: number;
  /** The kubernetes plugin says that there is no such cluster. */
  onUnknown(): void;
  /** Its name means another cluster now. */
  onOther(): void;
}

/** Begins to mirror a cluster, if that can be done without a user. */
export function openCluster(
  info: ClusterInfo,
  options: OpenClusterOptions,
): OpenCluster {
  const { logger, sources, store, onUnknown, onOther } = options;
  if (info.needsUserSignIn) {
    for (const source of sources.values()) {
      source.unsupported();
    }
    return { info, stop: () => {} };
  }
  const mirror = ClusterMirror.start({
    ...options,
    cluster: info,
    onUnknownCluster: onUnknown,
    onOtherCluster: onOther,
    onDrift: (kind, differences) =>
      logger.warn(
        `${info.name}: a list of ${kind.plural} found ${differences} objects other than the watch had told. They are right now.`,
      ),
  });
  logger.info(`Mirroring ML workloads of the cluster ${info.name}`);
  return { info, store, stop: () => mirror.stop() };
}
