import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';

/**
 * The contract of the HTTP API, read from the file that ships with the package, so that there is
 * one copy of it.
 */
export function openApiSpec(): Parameters<
  typeof createValidatedOpenApiRouter
>[0] {
  const path = resolvePackagePath(
    '@mlport/backstage-plugin-ml-backend',
    'src/http/openapi.yaml',
  );
  return parse(readFileSync(path, 'utf8'));
}
