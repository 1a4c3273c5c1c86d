import { databaseName } from './names';
import { MlflowStackParameters } from './parameters';

/** Named in `--backend-store-uri`; all else is read by libpq from the variables. */
export const DATABASE_URI = 'postgresql://';

/** The port of the bundled database. */
export const DATABASE_PORT = 5432;

/**
 * How to reach the database, in the variables of libpq: no password in arguments, and none that must
 * be escaped for a URI.
 *
 * Source: PostgreSQL documentation, "Environment Variables".
 */
export function databaseEnv(parameters: MlflowStackParameters) {
  const { host, port } = databaseAddress(parameters);
  const { type, name, sslMode, secret } = parameters.database;
  const fromSecret = (key: string) => ({
    valueFrom: { secretKeyRef: { name: secret, key } },
  });
  return [
    { name: 'PGHOST', value: host },
    { name: 'PGPORT', value: String(port) },
    { name: 'PGDATABASE', value: name },
    // What is bundled has no certificate; a network policy lets nobody else in.
    { name: 'PGSSLMODE', value: type === 'bundled' ? 'disable' : sslMode },
    { name: 'PGUSER', ...fromSecret('username') },
    { name: 'PGPASSWORD', ...fromSecret('password') },
  ];
}

/** Where the database is. */
export function databaseAddress(parameters: MlflowStackParameters) {
  const { type, host, port } = parameters.database;
  return type === 'reference' && host
    ? { host, port }
    : { host: databaseName(parameters), port: DATABASE_PORT };
}
