import { ClusterError, ClusterGateway } from '../gateway';
import { PageSize } from './PageSize';
import { Semaphore } from './Semaphore';

/** What is read: all objects of one kind on one cluster. */
export interface Collection {
  readonly cluster: string;
  /** The path of the collection over all namespaces: `/apis/batch/v1/jobs`. */
  readonly path: string;
}

/**
 * Where objects go. A list is a diff: between `beginList` and `endList` all that exists is
 * upserted, and what was not is removed at `endList`. Methods do not throw.
 */
export interface ReflectorSink {
  beginList(): void;
  upsert(object: unknown): void;
  remove(object: unknown): void;
  /** Answers how many objects the list found other than they were held. */
  endList(): number;
  /** Drops everything: the portal may not know it any longer. */
  clear(): void;
}

/** Where news about the source itself goes. Methods do not throw. */
export interface ReflectorReport {
  /** What is held is what the cluster has, as of now. */
  confirmed(): void;
  /** A watch broke and is opened again. */
  interrupted(): void;
  /** A list or an attempt to watch failed; it is tried again. */
  failed(error: ClusterError): void;
  /**
   * All was listed again as of the version that is held. `differences` counts the objects that the
   * watch should have told of and did not.
   */
  resynced(differences: number): void;
}

/** How objects are fetched. */
export interface ListOptions {
  readonly gateway: ClusterGateway;
  readonly collection: Collection;
  /** How many objects a page of a list has. */
  readonly pages: PageSize;
  /** Bounds the lists that run at once on the cluster. */
  readonly lists: Semaphore;
  readonly sink: ReflectorSink;
  /** List what was there at this version, instead of what is there now. */
  readonly at?: string;
}
