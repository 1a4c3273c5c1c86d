export { loadContexts } from './loadContexts';
export type { RelayContext } from './loadContexts';
export { Relay } from './Relay';
