export * from './ManifestFile';
export * from './ManifestFinding';
export * from './describeManifest';
export * from './toYaml';
