import { ParameterProblem } from '../Bundle';
import { MlflowStackParameters } from './parameters';

/** What does not fit together in a stack. */
export function* problems(
  parameters: MlflowStackParameters,
): Iterable<ParameterProblem> {
  const { exposure, auth, database, artifacts, replicas } = parameters;
  if (exposure.type !== 'cluster' && auth === 'none') {
    yield {
      path: ['auth'],
      message:
        'expected "gateway": MLflow itself asks nobody for a login, and what is open is found',
    };
  }
  if (exposure.type !== 'cluster' && !exposure.host) {
    yield {
      path: ['exposure', 'host'],
      message: 'expected the name of the host: mlflow.example.com',
    };
  }
  if (exposure.type === 'gateway' && !exposure.gateway) {
    yield {
      path: ['exposure', 'gateway'],
      message: 'expected the name and the namespace of the Gateway',
    };
  }
  if (database.type === 'reference' && !database.host) {
    yield {
      path: ['database', 'host'],
      message: 'expected the host of the database',
    };
  }
  if (artifacts.type === 's3' && !artifacts.uri) {
    yield {
      path: ['artifacts', 'uri'],
      message: 'expected where the server writes to: s3://bucket/folder',
    };
  }
  if (artifacts.type === 'pvc' && replicas > 1) {
    yield {
      path: ['replicas'],
      message: 'expected 1: a claim is mounted by one replica',
    };
  }
}
