export * from './mlWorkloadConditions';
export * from './mlWorkloadResourceRef';
export * from './mlWorkloadRules';
