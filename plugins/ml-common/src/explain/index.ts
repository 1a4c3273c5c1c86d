export * from './EventFacts';
export * from './Explanation';
export * from './PodFacts';
export * from './WorkloadFacts';
export * from './explainWorkload';
export * from './maskSecrets';
export * from './parseEventFacts';
export * from './parsePodFacts';
