import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Kind,
  WorkloadKey,
  WorkloadLog,
  WorkloadManifest,
} from '@mlport/backstage-plugin-ml-common';
import { Clock, systemClock } from '../clusters/Clock';
import { ClusterReadings } from '../clusters/ClusterReadings';
import { ClusterGateway } from '../clusters/gateway';
import { MirrorRow, WorkloadMirror } from '../clusters/WorkloadMirror';
import { DetailsReader, RowDetails } from './DetailsReader';
import { FactCollector } from './FactCollector';
import { LogReader, LogRequest } from './LogReader';
import { FoundLine } from './QueuePlaces';
import { readManifest } from './readManifest';
import { WhyKeeper } from './WhyKeeper';

/** What can be asked about one piece of work beyond what is mirrored. */
export interface Facts {
  /**
   * The details of a row. Does not fail, whatever the cluster does.
   *
   * @param mayName - Whether other work may be named to who asks.
   */
  details(
    row: MirrorRow,
    mayName: (row: MirrorRow) => boolean,
  ): Promise<RowDetails>;
  /**
   * The last lines of a container of a pod of the row.
   *
   * @throws NotFoundError when the pod is none of the row's, or has no such container.
   * @throws ServiceUnavailableError when the cluster does not answer.
   */
  log(row: MirrorRow, request: LogRequest): Promise<WorkloadLog>;
  /**
   * The object of the row as masked YAML.
   *
   * @throws NotFoundError when it is gone.
   * @throws ServiceUnavailableError when the cluster does not answer.
   */
  manifest(row: MirrorRow): Promise<WorkloadManifest>;
  /** All who wait in a LocalQueue, as of some seconds ago. Does not fail, whatever the cluster does. */
  line(queue: {
    cluster: string;
    namespace: string;
    queue: string;
  }): Promise<FoundLine>;
  /** Begins to find out why rows wait. */
  start(): void;
  stop(): void;
}

/** The room as the rest of the backend sees it. */
export function createFacts(options: {
  gateway: ClusterGateway;
  mirror: WorkloadMirror & ClusterReadings;
  kinds: readonly Kind[];
  logger: LoggerService;
  /** Takes why a row waits or fails, or that there is nothing to say. */
  tell(key: WorkloadKey, why: string | undefined): void;
  clock?: Clock;
}): Facts {
  const clock = options.clock ?? systemClock;
  const collector = FactCollector.create({ ...options, clock });
  const keeper = WhyKeeper.create({ ...options, collector, clock });
  const details = DetailsReader.create({
    ...options,
    collector,
    learn: (row, facts) => keeper.learn(row, facts),
    clock,
  });
  const logs = LogReader.create({ collector, clock });
  return {
    details: (row, mayName) => details.read(row, mayName),
    log: (row, request) => logs.read(row, request),
    manifest: row => readManifest(collector, row),
    line: queue => collector.places.line(queue),
    start: () => keeper.start(),
    stop: () => keeper.stop(),
  };
}
