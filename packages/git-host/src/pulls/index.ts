export * from './BranchFollower';
export * from './editPull';
export * from './mergePull';
export * from './NotMergeableError';
export * from './openPull';
export * from './readPull';
export * from './settlePulls';
