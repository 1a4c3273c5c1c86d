import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../UserError.mjs';

/** The one that makes apps of the release in backstage.json. */
const CREATE_APP = '@backstage/create-app@0.9.2';

/** The workspaces of the app that may have packages of their own, and the app itself. */
export const WORKSPACES = [
  '.',
  'packages/app',
  'packages/app-legacy',
  'packages/backend',
];

/**
 * Lets Backstage make an app, and one of the old frontend system, whose frontend becomes a second one
 * of the first, for two installations would take twice as long.
 *
 * @param {{ root: string, folder: string, registry: string, execute: Function, beforeJoining: (app: string) => void }} options
 *   `beforeJoining` may change the old app while it is one
 * @returns {Promise<string>} the folder of the app, without its packages
 * @throws UserError when it cannot be made, or is of another release than the project
 */
export async function createApps(options) {
  const { root, folder, registry, execute, beforeJoining } = options;
  const create = async (name, ...flags) => {
    const path = join(folder, name);
    await execute(
      ['npx', '--yes', CREATE_APP, '--path', path, '--skip-install', ...flags],
      { cwd: folder, env: { BACKSTAGE_APP_NAME: 'adopter' } },
    );
    return path;
  };
  const app = await create('app');
  const release = path => readJson(join(path, 'backstage.json')).version;
  if (release(app) !== release(root)) {
    throw new UserError(
      `${CREATE_APP} makes apps of Backstage ${release(
        app,
      )}, and the project is on ${release(root)}`,
      'Name the create-app of that release in createApps.mjs.',
    );
  }
  const old = await create('old', '--legacy');
  beforeJoining(old);
  const legacy = join(app, 'packages', 'app-legacy');
  renameSync(join(old, 'packages', 'app'), legacy);
  changeJson(join(legacy, 'package.json'), manifest => ({
    ...manifest,
    name: 'app-legacy',
  }));
  useSettings({ root, app, registry });
  return app;
}

/**
 * What this machine's registry and Node want of any installation, taken from the project: the settings
 * of Yarn, replacements of packages that cannot be installed, and versions that are known to work.
 */
function useSettings({ root, app, registry }) {
  cpSync(join(root, '.yarn/releases'), join(app, '.yarn/releases'), {
    recursive: true,
  });
  cpSync(join(root, 'yarn.lock'), join(app, 'yarn.lock'));
  const settings = readFileSync(join(root, '.yarnrc.yml'), 'utf8').replace(
    'npmPreapprovedPackages:',
    "$&\n  - '@mlport/*'",
  );
  writeFileSync(
    join(app, '.yarnrc.yml'),
    `${settings}
# The lockfile is the project's, to begin with; on a CI machine Yarn would not let the app change it.
enableImmutableInstalls: false
npmScopes:
  mlport:
    npmRegistryServer: ${registry}
unsafeHttpWhitelist:
  - 127.0.0.1
`,
  );
  const { resolutions } = readJson(join(root, 'package.json'));
  changeJson(join(app, 'package.json'), manifest => ({
    ...manifest,
    resolutions: { ...manifest.resolutions, ...resolutions },
  }));
}

const readJson = file => JSON.parse(readFileSync(file, 'utf8'));

function changeJson(file, change) {
  writeFileSync(file, JSON.stringify(change(readJson(file)), undefined, 2));
}
