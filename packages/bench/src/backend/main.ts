import { createBackend } from '@backstage/backend-defaults';
import { serve } from '../processes/serve';
import { UsageMeter } from '../processes/UsageMeter';

/**
 * The backend of one system: `peer` is the kubernetes plugin alone, `ours` has the ML plugin beside
 * it, and `tracking` its module of the catalog, too. Everything else is the same, the configuration too.
 */
function backendOf(system: string) {
  const backend = createBackend();
  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('./benchUsersModule'));
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(import('./openPolicyModule'));
  backend.add(import('@backstage/plugin-kubernetes-backend'));
  if (system === 'ours' || system === 'tracking') {
    backend.add(import('@mlport/backstage-plugin-ml-backend'));
  }
  if (system === 'tracking') {
    backend.add(import('@mlport/backstage-plugin-catalog-backend-module-ml'));
  }
  return backend;
}

const [system] = process.argv.slice(2);
const backend = backendOf(system);
let meter: UsageMeter | undefined;

const methods = {
  async start() {
    await backend.start();
    meter = UsageMeter.start();
  },
  usage() {
    if (!meter) {
      throw new Error('The backend was not started');
    }
    return meter.look();
  },
};

/** What the process of a backend can be asked. */
export type BackendMethods = typeof methods;

serve(methods);
