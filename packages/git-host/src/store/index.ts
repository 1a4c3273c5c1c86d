export * from './names';
export * from './Repositories';
export * from './Repository';
export * from './RepositoryRecord';
