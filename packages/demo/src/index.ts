/**
 * The embedded default: pocket Kubernetes clusters, a company that works on them, and faults on
 * demand. Tests of other packages start from here.
 *
 * @packageDocumentation
 */

export { HOW_TO_GET_KUBE_TOOLS, kubeTools } from './contract/kubeTools';
export * from './control';
export * from './gitops';
export * from './pocket';
export * from './scenario';
export * from './tracking';
export { startDemo } from './startDemo';
export type { Demo, DemoOptions } from './startDemo';
