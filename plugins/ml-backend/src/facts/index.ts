export * from './createFacts';
export type { LogRequest } from './LogReader';
export type { FoundLine } from './QueuePlaces';
export { admissionObjectOf } from './explainRow';
export * from './readDetails';
