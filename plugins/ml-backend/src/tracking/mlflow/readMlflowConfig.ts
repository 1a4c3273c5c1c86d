import { validateHeaderName, validateHeaderValue } from 'node:http';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { MlflowAuth, MlflowInstanceConfig } from './MlflowConfig';

const NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** What MLflow takes: mlflow/store/workspace_aware_mixin.py. */
const WORKSPACE = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
/** Headers that we set ourselves, or that would make MLflow refuse. */
const OWN_HEADERS = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'content-type',
  'host',
  'origin',
  'transfer-encoding',
  'x-mlflow-workspace',
]);

/**
 * Reads `ml.mlflow.instances`.
 *
 * @throws InputError when an instance is not described as it should be; it names no secret.
 */
export function readMlflowConfig(config: Config): MlflowInstanceConfig[] {
  const instances =
    config.getOptionalConfigArray('ml.mlflow.instances')?.map(readInstance) ??
    [];
  const names = instances.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new InputError(`ml.mlflow.instances has two with the name ${twice}`);
  }
  return instances;
}

function readInstance(config: Config): MlflowInstanceConfig {
  const name = config.getString('name');
  need(
    NAME.test(name),
    `The name of an instance of MLflow must be 1 to 63 of a-z, 0-9 and -, but is ${JSON.stringify(
      name,
    )}`,
  );
  const baseUrl = readUrl(name, 'baseUrl', config.getString('baseUrl'));
  const publicUrl = config.getOptionalString('publicUrl');
  const title = config.getOptionalString('title');
  const artifactsDestination = config.getOptionalString('artifactsDestination');
  return {
    name,
    ...(title !== undefined && { title }),
    baseUrl,
    publicUrl:
      publicUrl === undefined ? baseUrl : readUrl(name, 'publicUrl', publicUrl),
    auth: readAuth(config, name),
    headers: readHeaders(config, name),
    workspaces: readWorkspaces(config, name),
    ...(artifactsDestination !== undefined && { artifactsDestination }),
  };
}

function readUrl(instance: string, key: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  need(
    url && /^https?:$/.test(url.protocol),
    `${key} of the MLflow instance ${instance} must be an address with http or https`,
  );
  need(
    url.username === '' && url.password === '',
    `${key} of the MLflow instance ${instance} must hold no user name and password; they belong under auth`,
  );
  need(
    url.search === '' && url.hash === '',
    `${key} of the MLflow instance ${instance} must end before ? and #`,
  );
  const path = url.pathname.replace(/\/+$/, '');
  need(
    !/\/api$/.test(path),
    `${key} of the MLflow instance ${instance} must end before /api`,
  );
  return `${url.origin}${path}`;
}

function readAuth(config: Config, instance: string): MlflowAuth {
  const auth = config.getOptionalConfig('auth');
  const type = auth?.getOptionalString('type') ?? 'none';
  if (!auth || type === 'none') {
    return { type: 'none' };
  }
  if (type === 'basic') {
    return {
      type,
      username: auth.getString('username'),
      password: auth.getString('password'),
    };
  }
  need(
    type === 'bearer',
    `auth.type of the MLflow instance ${instance} must be none, basic or bearer`,
  );
  const token = auth.getOptionalString('token');
  const tokenFile = auth.getOptionalString('tokenFile');
  need(
    (token === undefined) !== (tokenFile === undefined),
    `auth of the MLflow instance ${instance} needs either token or tokenFile`,
  );
  if (tokenFile !== undefined) {
    return { type: 'bearerFile', tokenFile };
  }
  const value = token?.trim() ?? '';
  need(
    /^[\x21-\x7e]+$/.test(value),
    `auth.token of the MLflow instance ${instance} must be one word of printable signs`,
  );
  return { type: 'bearer', token: value };
}

function readHeaders(config: Config, instance: string): Record<string, string> {
  const headers = config.getOptionalConfig('headers');
  const read: Record<string, string> = {};
  for (const key of headers?.keys() ?? []) {
    const name = key.toLowerCase();
    need(
      !OWN_HEADERS.has(name),
      `headers of the MLflow instance ${instance} must not set ${key}`,
    );
    try {
      const value = headers?.getString(key) ?? '';
      validateHeaderName(name);
      validateHeaderValue(name, value);
      read[name] = value;
    } catch {
      throw new InputError(
        `headers of the MLflow instance ${instance} has one that is no header of HTTP`,
      );
    }
  }
  return read;
}

/** The workspace that is called `default` is the one of servers without, too. */
function readWorkspaces(
  config: Config,
  instance: string,
): (string | undefined)[] {
  const workspaces = config.getOptionalStringArray('workspaces') ?? [];
  for (const workspace of workspaces) {
    need(
      WORKSPACE.test(workspace),
      `workspaces of the MLflow instance ${instance} must be names of a-z, 0-9 and -`,
    );
  }
  const unique = [...new Set(workspaces)];
  return unique.length === 0
    ? [undefined]
    : unique.map(name => (name === 'default' ? undefined : name));
}

function need(condition: unknown, message: string): asserts condition {
  if (!condition) {
    throw new InputError(message);
  }
}
