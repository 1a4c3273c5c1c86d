export * from './Kind';
export * from './KindGenerator';
export * from './ManifestRules';
export * from './Reading';
export * from './defineKind';
export * from './kinds';
export * from './readObject';
export * from './renderKind';
