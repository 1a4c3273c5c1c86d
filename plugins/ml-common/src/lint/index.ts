export * from './LintFinding';
export { lintObjects } from './lintObjects';
