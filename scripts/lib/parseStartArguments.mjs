import { UserError } from './UserError.mjs';

export const USAGE = `Usage: npm start -- [--port N] [--backend-port N] [--git-port N] [--kubeconfig FILE [--context NAME]...]
                         [--user NAME] [--policy open|teams] [--mlflow URL | --no-mlflow]

  --port N           port of the portal (3000)
  --backend-port N   port of its backend (7007, or the one after --port)
  --git-port N       port of the embedded Git host (the one after the backend's)
  --kubeconfig FILE  show these clusters instead of the demo; they are only read
  --context NAME     which context of the kubeconfig; may be repeated (the current one)
  --user NAME        which user of the demo a guest is: mira.lindqvist, elena.rossi, noor.haddad, ...
  --policy NAME      open: everybody sees all; teams: each team sees its own work (docs/permissions.md)
  --mlflow URL       show this MLflow instead of the demo's; it is only read
  --no-mlflow        show none
  --help             this text`;

const SHORT_USAGE = USAGE.split('\n\n')[0].replace(/\s+/g, ' ');

/**
 * Reads the arguments of `npm start`.
 *
 * @param {string[]} args
 * @returns {{ help: boolean, port: number, backendPort: number, gitPort: number, kubeconfig?: string, contexts: string[], user?: string, policy?: string, mlflow?: string | false }}
 * @throws UserError on anything that it does not know
 */
export function parseStartArguments(args) {
  const given = { contexts: [] };
  const rest = args.flatMap(arg =>
    /^--[^=]+=/.test(arg)
      ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)]
      : [arg],
  );
  while (rest.length) {
    const flag = rest.shift();
    switch (flag) {
      case '--help':
      case '-h':
        given.help = true;
        break;
      case '--port':
        given.port = portNumber(flag, rest.shift());
        break;
      case '--backend-port':
        given.backendPort = portNumber(flag, rest.shift());
        break;
      case '--git-port':
        given.gitPort = portNumber(flag, rest.shift());
        break;
      case '--kubeconfig':
        given.kubeconfig = text(flag, rest.shift());
        break;
      case '--context':
        given.contexts.push(text(flag, rest.shift()));
        break;
      case '--user':
        given.user = userName(flag, rest.shift());
        break;
      case '--policy':
        given.policy = policyName(flag, rest.shift());
        break;
      case '--mlflow':
        given.mlflow = webAddress(flag, rest.shift());
        break;
      case '--no-mlflow':
        given.mlflow = false;
        break;
      default:
        throw new UserError(`Unknown argument ${flag}`, SHORT_USAGE);
    }
  }
  if (given.contexts.length && !given.kubeconfig) {
    throw new UserError('--context needs --kubeconfig', SHORT_USAGE);
  }
  if (given.kubeconfig && (given.user || given.policy)) {
    throw new UserError(
      '--user and --policy belong to the demo, not to --kubeconfig',
      SHORT_USAGE,
    );
  }
  const port = given.port ?? 3000;
  const backendPort =
    given.backendPort ?? (given.port === undefined ? 7007 : port + 1);
  const gitPort = given.gitPort ?? backendPort + 1;
  const [twice] = [port, backendPort, gitPort].filter(
    (each, index, all) => all.indexOf(each) !== index,
  );
  if (twice !== undefined) {
    throw new UserError(`Two ports are ${twice}`, SHORT_USAGE);
  }
  return { help: false, ...given, port, backendPort, gitPort };
}

function text(flag, value) {
  if (!value || value.startsWith('--')) {
    throw new UserError(`${flag} needs a value`, SHORT_USAGE);
  }
  return value;
}

function userName(flag, value) {
  const name = text(flag, value);
  if (!/^[a-z0-9]+([-._][a-z0-9]+)*$/i.test(name)) {
    throw new UserError(
      `${flag} needs the name of a user of the demo's catalog, not ${name}`,
      SHORT_USAGE,
    );
  }
  return name;
}

function policyName(flag, value) {
  if (value !== 'open' && value !== 'teams') {
    throw new UserError(
      `${flag} needs open or teams, not ${value ?? 'nothing'}`,
      SHORT_USAGE,
    );
  }
  return value;
}

/** Up to the page of MLflow, as it is copied from a browser. */
function webAddress(flag, value) {
  const address = text(flag, value);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!/^https?:$/.test(url?.protocol ?? '')) {
    throw new UserError(
      `${flag} needs an http or https address, not ${address}`,
      SHORT_USAGE,
    );
  }
  if (url.username || url.password) {
    throw new UserError(
      `${flag} takes no password in the address`,
      'Name the instance and its sign-in in app-config.local.yaml (docs/mlflow.md).',
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function portNumber(flag, value) {
  const port = /^\d+$/.test(value ?? '') ? Number(value) : NaN;
  if (!(port >= 1 && port <= 65534)) {
    throw new UserError(
      `${flag} needs a port from 1 to 65534, not ${value ?? 'nothing'}`,
      SHORT_USAGE,
    );
  }
  return port;
}
