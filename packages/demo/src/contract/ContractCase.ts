import { ContractClient } from './ContractClient';

/** What a case is given. */
export type ContractContext = {
  client: ContractClient;
  /** A namespace of its own, empty at the beginning. */
  namespace: string;
};

/** One thing that every API server does. Uses Jest's `expect`. */
export type ContractCase = {
  title: string;
  /** Whether the case needs a server that can be made to forget. */
  needsCompaction?: boolean;
  run(context: ContractContext): Promise<void>;
};
