/**
 * The language of the ML platform for Backstage: kinds, workloads, the wire types of the API and
 * its client. No I/O but the HTTP client.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './bundles';
export * from './client';
export * from './explain';
export * from './fit';
export * from './kinds';
export * from './kubernetes';
export * from './lint';
export * from './manifests';
export * from './permissions';
export * from './quota';
export * from './schema';
export * from './tracking';
export * from './workload';
