export * from './ManifestFile';
export * from './ManifestFinding';
export * from './toYaml';
