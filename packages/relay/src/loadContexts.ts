import type { KubeConfig } from '@kubernetes/client-node';
import { InputError, NotFoundError } from '@backstage/errors';
import { existsSync } from 'node:fs';

/** One context of a kubeconfig: where its cluster is, and how to sign in. */
export interface RelayContext {
  /** The name of the context. */
  name: string;
  /** The base URL of the API server, without a slash at the end. */
  server: string;
  /** Set to this context. */
  config: KubeConfig;
}

/**
 * The contexts of a kubeconfig file.
 *
 * @param file - path of the kubeconfig
 * @param names - the contexts to take; none means the current one
 * @throws NotFoundError when the file or a context is not there; InputError when the file is no
 * kubeconfig
 */
export async function loadContexts(
  file: string,
  names: readonly string[],
): Promise<RelayContext[]> {
  if (!existsSync(file)) {
    throw new NotFoundError(`There is no kubeconfig file ${file}`);
  }
  const load = await kubeconfigLoader(file);
  const known = load().getContexts();
  const listed = known.map(context => context.name).join(', ') || 'none';
  const current = load().getCurrentContext();
  if (names.length === 0 && !known.some(({ name }) => name === current)) {
    throw new InputError(
      `${file} has no current context; choose with --context one of: ${listed}`,
    );
  }
  return (names.length ? names : [current]).map(name => {
    if (!known.some(context => context.name === name)) {
      throw new NotFoundError(
        `${file} has no context "${name}"; it has: ${listed}`,
      );
    }
    const config = load();
    config.setCurrentContext(name);
    const server = config.getCurrentCluster()?.server;
    if (!server) {
      throw new InputError(
        `The context "${name}" of ${file} names a cluster without a server`,
      );
    }
    return { name, server: server.replace(/\/+$/, ''), config };
  });
}

/** Gives a new object each time, for each context is set on one of its own. */
async function kubeconfigLoader(file: string): Promise<() => KubeConfig> {
  // The package has ES modules only, which CommonJS cannot name in a plain import.
  const client = await import('@kubernetes/client-node');
  return () => {
    const config = new client.KubeConfig();
    try {
      config.loadFromFile(file);
    } catch (error) {
      throw new InputError(`${file} is no kubeconfig`, error);
    }
    return config;
  };
}
