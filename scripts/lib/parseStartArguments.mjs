import { UserError } from './UserError.mjs';

export const USAGE = `Usage: npm start -- [--port N] [--backend-port N] [--kubeconfig FILE [--context NAME]...]

  --port N           port of the portal (3000)
  --backend-port N   port of its backend (7007, or the one after --port)
  --kubeconfig FILE  show these clusters instead of the demo; they are only read
  --context NAME     which context of the kubeconfig; may be repeated (the current one)
  --help             this text`;

const SHORT_USAGE = USAGE.split('\n')[0];

/**
 * Reads the arguments of `npm start`.
 *
 * @param {string[]} args
 * @returns {{ help: boolean, port: number, backendPort: number, kubeconfig?: string, contexts: string[] }}
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
      case '--kubeconfig':
        given.kubeconfig = text(flag, rest.shift());
        break;
      case '--context':
        given.contexts.push(text(flag, rest.shift()));
        break;
      default:
        throw new UserError(`Unknown argument ${flag}`, SHORT_USAGE);
    }
  }
  if (given.contexts.length && !given.kubeconfig) {
    throw new UserError('--context needs --kubeconfig', SHORT_USAGE);
  }
  const port = given.port ?? 3000;
  const backendPort =
    given.backendPort ?? (given.port === undefined ? 7007 : port + 1);
  if (port === backendPort) {
    throw new UserError(`Both ports are ${port}`, SHORT_USAGE);
  }
  return { help: false, ...given, port, backendPort };
}

function text(flag, value) {
  if (!value || value.startsWith('--')) {
    throw new UserError(`${flag} needs a value`, SHORT_USAGE);
  }
  return value;
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
