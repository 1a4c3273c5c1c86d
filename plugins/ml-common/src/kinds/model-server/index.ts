export * from './isModelServer';
export * from './podSelector';
export * from './readServer';
export * from './serverManifest';
