export * from './catalog';
export * from './company';
export * from './generators';
export type { Line } from './lines';
export { lines } from './lines';
export type { StoryTime } from './planRuns';
export * from './RunPlan';
export { runObjects } from './runObjects';
export * from './Story';
