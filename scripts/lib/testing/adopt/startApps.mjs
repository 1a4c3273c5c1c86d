import { join } from 'node:path';
import { demoClusters } from '../../demoClusters.mjs';
import { freePort } from '../../ports.mjs';
import { loopbackConfig } from '../../portalConfig.mjs';
import { waitForPortal } from '../../waitForPortal.mjs';
import { yarnEnvironment } from '../yarnEnvironment.mjs';

/** An entity of the template's own catalog. */
const ENTITY = 'component:default/example-website';

/**
 * Starts the app as its adopter does, with the demo's first cluster in the place of theirs, and the old
 * frontend beside it; waits until a guest lists jobs.
 *
 * @returns {Promise<{ app: string, legacy: string }>} where the frontends are
 * @throws UserError when they do not start
 */
export async function startApps({ root, app, node, logs, signal, processes }) {
  const { clusters } = await demoClusters({ root, node, logs, processes });
  const [port, legacyPort, backendPort] = [
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const origin = [port, legacyPort].map(number => `http://localhost:${number}`);
  const start = (name, cwd, frontend) => {
    const config = loopbackConfig({ port: frontend, backendPort });
    return processes.start(name, ['yarn', 'start'], {
      cwd,
      env: yarnEnvironment(root, node, {
        BROWSER: 'none',
        FORCE_COLOR: '0',
        // What the README's configuration takes from the environment.
        PROD_EU_URL: clusters[0].url,
        PROD_EU_TOKEN: clusters[0].token,
        APP_CONFIG_app: JSON.stringify(config.app),
        APP_CONFIG_backend: JSON.stringify({
          ...config.backend,
          cors: { origin },
        }),
      }),
      log: join(logs, `${name}.log`),
    });
  };
  const backend = `http://127.0.0.1:${backendPort}`;
  const until = (started, frontend) =>
    waitForPortal({
      ...{ process: started, backend, signal },
      app: `http://127.0.0.1:${frontend}`,
      entityRef: ENTITY,
      rows: true,
      onStep: () => {},
    });
  await until(start('app', app, port), port);
  const legacy = start(
    'app-legacy',
    join(app, 'packages/app-legacy'),
    legacyPort,
  );
  await until(legacy, legacyPort);
  return { app: origin[0], legacy: origin[1] };
}
