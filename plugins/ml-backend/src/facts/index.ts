export * from './createFacts';
export type { LogRequest } from './LogReader';
export * from './readDetails';
