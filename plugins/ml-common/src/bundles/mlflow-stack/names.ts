import { MlflowStackParameters } from './parameters';

type Named = Pick<MlflowStackParameters, 'name'>;

/** The port of the server; clients and callers name it. */
export const SERVER_PORT = 5000;

/** The labels of the server's pods. */
export function serverPods({ name }: Named) {
  return labels(name, 'tracking-server');
}

/** The labels of the pods that change the schema of the database. */
export function migrationPods({ name }: Named) {
  return labels(name, 'migration');
}

/** The labels of the bundled database's pods. */
export function databasePods({ name }: Named) {
  return labels(name, 'database');
}

/** The bundled database, its Service and its claim. */
export function databaseName({ name }: Named): string {
  return `${name}-postgresql`;
}

/** The claim of the artifacts. */
export function artifactsClaim({ name }: Named): string {
  return `${name}-artifacts`;
}

function labels(name: string, component: string) {
  return {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/component': component,
  };
}
