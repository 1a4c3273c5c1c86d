export { lintObjects } from './lintObjects';
