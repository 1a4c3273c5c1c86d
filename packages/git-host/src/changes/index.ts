export * from './changeFiles';
export * from './checkChange';
