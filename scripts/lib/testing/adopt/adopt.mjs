import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Processes } from '../../Processes.mjs';
import { UserError } from '../../UserError.mjs';
import { Registry } from './Registry.mjs';
import { Workshop } from './Workshop.mjs';
import { applyPiece } from './applyPiece.mjs';
import { checkPackage } from './checkPackage.mjs';
import { copyToPublish } from './copyToPublish.mjs';
import { WORKSPACES, createApps } from './createApps.mjs';
import { executor } from './executor.mjs';
import { inOrder } from './inOrder.mjs';
import { readInstructions } from './readInstructions.mjs';
import { startApps } from './startApps.mjs';
import { visitApps } from './visitApps.mjs';

const FRONTEND = '@mlport/backstage-plugin-ml';

/** The sections that say how to install: where they repeat each other, they must do so to the letter. */
const INSTALLATION = [
  ['README.md', 'Install into an existing Backstage'],
  ['plugins/ml-backend/README.md', 'Install'],
  ['plugins/ml-frontend/README.md', 'For administrators'],
];

/**
 * Publishes the packages, lets Backstage's own create-app make an app, follows the README in it, and
 * uses what comes out.
 *
 * @param {import('../steps.mjs').Context} context
 */
export async function adopt({ root, node, logs: allLogs, signal }) {
  const logs = join(allLogs, 'adopt');
  const execute = executor({ root, node, logs, signal });
  const instructions = (file, heading) =>
    readInstructions(readFileSync(join(root, file), 'utf8'), heading);
  const processes = new Processes();
  const workshop = new Workshop(root);
  const registry = await Registry.start();
  let app;
  let installed = false;

  async function publish() {
    for (const { argv } of instructions('README.md', 'From a clone')) {
      const publishes = argv.includes('publish');
      await execute(argv, {
        cwd: publishes ? copyToPublish(root) : root,
        env: {
          YARN_NPM_PUBLISH_REGISTRY: registry.url,
          YARN_NPM_AUTH_TOKEN: 'any',
          YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
        },
      });
    }
  }

  async function create() {
    app = await createApps({
      ...{ root, execute, folder: workshop.folder, registry: registry.url },
      beforeJoining(old) {
        for (const piece of instructions(
          'plugins/ml-frontend/README.md',
          'Apps on the old frontend system',
        )) {
          applyPiece(old, piece);
        }
      },
    });
    workshop.giveInstalled(app, WORKSPACES);
    await execute(['yarn', 'install'], { cwd: app });
    installed = true;
  }

  async function install() {
    installed = false;
    const steps = INSTALLATION.flatMap(place => instructions(...place));
    for (const step of withoutRepetition(steps)) {
      if (step.type === 'file') {
        applyPiece(app, step);
      } else if (step.argv[0] === 'yarn') {
        await execute(step.argv, { cwd: app });
      } else {
        // A cluster of one's own is not part of an app; the step rbac says whether the role is right.
        requireManifest(root, step.argv);
      }
    }
    await execute(['yarn', '--cwd', 'packages/app-legacy', 'add', FRONTEND], {
      cwd: app,
    });
    installed = true;
  }

  /** All that was published, also what the README's app does not need. */
  async function inspect() {
    const problems = [];
    for (const name of registry.names) {
      const folder = join(workshop.folder, 'published', name);
      const archive = join(folder, 'package.tgz');
      mkdirSync(folder, { recursive: true });
      writeFileSync(archive, registry.archive(name));
      await execute(['tar', '-xzf', archive], { cwd: folder });
      problems.push(...checkPackage(join(folder, 'package')));
    }
    if (problems.length) {
      throw new UserError(
        problems.join('\n'),
        'Mend files, exports or dependencies in its package.json.',
      );
    }
  }

  const checks = [
    [
      'the packages are published and apps made',
      () => both(publish(), create()),
    ],
    ['the packages are whole', inspect],
    ['the README is followed', install],
    [
      'TypeScript accepts the apps',
      () => execute(['yarn', 'tsc'], { cwd: app }),
    ],
    [
      'the apps start, and a guest lists the jobs',
      () => startApps({ root, app, node, logs, signal, processes }),
    ],
    [
      'the page shows them',
      urls => visitApps({ root, node, logs, signal, urls }),
    ],
  ];
  try {
    return await inOrder(checks, signal);
  } finally {
    await Promise.all([processes.stop(), registry.close()]);
    if (installed) {
      workshop.keepInstalled(app, WORKSPACES);
    }
    await workshop.close();
  }
}

function withoutRepetition(steps) {
  return [...new Map(steps.map(s => [JSON.stringify(s), s])).values()];
}

/** Waits for both, also when one fails, for it would go on behind the next step. */
async function both(...works) {
  for (const { reason } of await Promise.allSettled(works)) {
    if (reason) {
      throw reason;
    }
  }
}

function requireManifest(root, argv) {
  const file = argv[argv.indexOf('-f') + 1];
  if (argv[0] !== 'kubectl' || !readFileSync(join(root, file), 'utf8')) {
    throw new UserError(
      `Nothing follows \`${argv.join(' ')}\` of the README`,
      'Teach it to scripts/lib/testing/adopt.',
    );
  }
}
