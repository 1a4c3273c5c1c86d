export * from './SchemaCheck';
export type { ServedSchema } from './ServedSchema';
export { validateObject } from './validateObject';
