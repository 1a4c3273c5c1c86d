export * from './Backoff';
export * from './Reflector';
export * from './ReflectorPorts';
export * from './Semaphore';
