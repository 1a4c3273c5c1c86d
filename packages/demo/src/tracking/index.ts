export { experiments } from './experiments';
export type { TrackedExperiment } from './experiments';
export { followTracking } from './followTracking';
export { MlflowRefusal, MlflowWriter } from './MlflowWriter';
export type { Batch, LoggedPoint, NewRun, NewVersion } from './MlflowWriter';
export { models, storageOf } from './models';
export type { TrackedModel } from './models';
export { TrackingStory } from './TrackingStory';
