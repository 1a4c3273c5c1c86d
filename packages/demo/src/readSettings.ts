import { DemoOptions } from './startDemo';

type Environment = { [name: string]: string | undefined };

/**
 * Reads what the environment says about the demo; the README lists the names.
 *
 * @throws Error that names the variable and what it must be.
 */
export function readSettings(env: Environment): DemoOptions {
  const settings: DemoOptions = {};
  const set = <K extends keyof DemoOptions>(
    key: K,
    value: DemoOptions[K] | undefined,
  ) => {
    if (value !== undefined) {
      settings[key] = value;
    }
  };
  set('ports', ports(env.ML_DEMO_PORTS));
  set('token', env.ML_DEMO_TOKEN);
  set('adminToken', env.ML_DEMO_ADMIN_TOKEN);
  set('controlToken', env.ML_DEMO_CONTROL_TOKEN);
  set('speed', number('ML_DEMO_SPEED', env.ML_DEMO_SPEED, 0.01, 1000));
  set('seed', number('ML_DEMO_SEED', env.ML_DEMO_SEED, 0, 2 ** 31));
  const { ML_DEMO_GIT_HOST: url, ML_DEMO_GIT_TOKEN: gitToken } = env;
  set('gitHost', url ? { url, token: gitToken } : undefined);
  set('mlflow', env.ML_DEMO_MLFLOW || undefined);
  set(
    'gitOpsPort',
    number('ML_DEMO_GITOPS_PORT', env.ML_DEMO_GITOPS_PORT, 0, 65_535),
  );
  return settings;
}

function ports(text: string | undefined): DemoOptions['ports'] {
  if (!text || text === '0') {
    return undefined;
  }
  const numbers = text
    .split(',')
    .map(part =>
      number('Each of the ports in ML_DEMO_PORTS', part.trim(), 0, 65_535),
    );
  const [eu, us, control] = numbers;
  if (
    numbers.length !== 3 ||
    eu === undefined ||
    us === undefined ||
    control === undefined
  ) {
    throw new Error(
      'ML_DEMO_PORTS must be 0, or three ports such as 7101,7102,7100: of prod-eu, prod-us and the control server.',
    );
  }
  return [eu, us, control];
}

function number(
  name: string,
  text: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (!text) {
    return undefined;
  }
  const value = Number(text);
  if (!(value >= least && value <= most)) {
    throw new Error(
      `${name} must be a number from ${least} to ${most}; it is "${text}".`,
    );
  }
  return value;
}
