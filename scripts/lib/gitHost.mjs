import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { UserError } from './UserError.mjs';
import { firstLine } from './firstLine.mjs';
import { nodeEnvironment } from './nodeEnvironment.mjs';
import { pushTemplates } from './pushTemplates.mjs';

const secret = () => randomBytes(12).toString('hex');

/**
 * Who may sign in to the embedded Git host in this run: the portal, a person, and the GitOps
 * stand-in, which only reads.
 *
 * @param {string} person the name of the user that a guest is
 */
export function gitHostUsers(person) {
  return {
    portal: { name: 'portal', password: secret(), role: 'writer' },
    person: { name: person, password: secret(), role: 'writer' },
    gitOps: { name: 'gitops', token: secret(), role: 'reader' },
  };
}

/**
 * Starts the embedded Git host.
 *
 * @param {{ root: string, node: string, logs: string, processes: import('./Processes.mjs').Processes }} context
 * @param {{ data: string, port: number, users: ReturnType<typeof gitHostUsers>, events?: string }} options
 *   `events` is the URL that is told of pushes
 * @returns {Promise<{ url: string }>}
 * @throws UserError when it does not start
 */
export async function startGitHost(context, { data, port, users, events }) {
  const { root, node, logs, processes } = context;
  const command = [
    node,
    join(root, 'packages/git-host/bin/git-host'),
    ...['--data', data, '--port', String(port), '--anonymous-read'],
    ...(events ? ['--events', events] : []),
  ];
  const started = processes.start('Git host', command, {
    cwd: root,
    env: nodeEnvironment(node, {
      GIT_HOST_USERS: JSON.stringify(Object.values(users)),
    }),
    log: join(logs, 'git-host.log'),
    stdout: 'pipe',
  });
  return firstLine(started, {
    timeoutMs: 60_000,
    // Its own words say which Git is needed.
    explain: lines => started.exited && new UserError(lines[lines.length - 1]),
  });
}

/**
 * Makes an organization per team, and pushes `templates/` to `platform/templates`.
 *
 * @param {{ root: string, logs: string, signal: AbortSignal }} context
 * @param {{ url: string, users: ReturnType<typeof gitHostUsers>, teams: string[] }} options
 * @returns {Promise<{ templates: string }>} the URL of the catalog location with all templates
 * @throws UserError when the host refuses
 */
export async function seedGitHost(context, { url, users, teams }) {
  const post = (path, body) => create(`${url}/api/v1${path}`, body, users);
  for (const username of teams) {
    await post('/orgs', { username });
  }
  await post('/orgs/platform/repos', { name: 'templates' });
  await pushTemplates(context, {
    remote: `${url}/platform/templates.git`,
    user: users.portal,
  });
  return { templates: `${url}/platform/templates/src/branch/main/all.yaml` };
}

/** Makes something; that it is there already is as good. */
async function create(address, body, { portal: { name, password } }) {
  const authorization = `Basic ${Buffer.from(`${name}:${password}`).toString(
    'base64',
  )}`;
  const response = await fetch(address, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok && response.status !== 409) {
    throw new UserError(
      `The Git host answered ${
        response.status
      } to ${address}: ${await response.text()}`,
    );
  }
}
