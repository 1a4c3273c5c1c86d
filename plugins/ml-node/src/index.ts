/**
 * What other backend packages may use of the `ml` plugin.
 *
 * @packageDocumentation
 */
export * from './catalog';
export * from './mlKindsExtensionPoint';
export * from './mlServiceRef';
export * from './permissions';
