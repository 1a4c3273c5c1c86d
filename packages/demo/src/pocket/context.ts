import { IncomingMessage, ServerResponse } from 'node:http';
import { Identity } from './Access';
import { Faults } from './Faults';
import { ObjectWriter } from './ObjectWriter';
import { LogSource } from './podLog';
import { ResourceRequest } from './RequestInfo';
import { ResourceType, ServedVersion } from './ResourceType';
import { Store } from './Store';
import { Watch } from './Watch';

/** What answers are made from. */
export type ApiContext = {
  store: Store;
  writer: ObjectWriter;
  types: ResourceType[];
  identities: Identity[];
  logs: LogSource;
  /** The minor version that `/version` says, for example `36`. */
  minor: string;
  watchList: boolean;
  bookmarkMs: number;
  /** How long a request for a version that is not reached waits. */
  waitMs: number;
  /** Read at every request. */
  faults: () => Faults;
  /** Versions before this one are gone, by a fault. */
  goneBefore: () => number;
  /** Told of every watch that opens; returns what is to be done when it ends. */
  onWatch: (watch: Watch) => () => void;
};

/** One request and where its answer goes. */
export type Request = {
  req: IncomingMessage;
  res: ServerResponse;
  query: URLSearchParams;
};

/** A request for a resource that is served. */
export type Found = {
  info: ResourceRequest;
  type: ResourceType;
  version: ServedVersion;
};
