/**
 * The benchmark: our backend beside the kubernetes plugin's own, on the same simulated clusters.
 *
 * @packageDocumentation
 */

export { main } from './main';
