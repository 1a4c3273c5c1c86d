import { ClusterInfo } from './ClusterGateway';

/** The auth providers of the kubernetes plugin whose credentials come from the user's browser. */
const USER_SIGN_IN: ReadonlySet<unknown> = new Set(['aks', 'google', 'oidc']);

/**
 * The answer of the kubernetes plugin's `GET /clusters`; nothing when it is not such an answer.
 * A cluster without a name cannot be asked for and is left out; of two with one name, one counts.
 */
export function parseClusters(json: unknown): ClusterInfo[] | undefined {
  if (typeof json !== 'object' || json === null || !('items' in json)) {
    return undefined;
  }
  if (!Array.isArray(json.items)) {
    return undefined;
  }
  const clusters = new Map<string, ClusterInfo>();
  for (const item of json.items as unknown[]) {
    if (typeof item !== 'object' || item === null) {
      continue;
    }
    const { name, title, authProvider } = item as Record<string, unknown>;
    if (typeof name === 'string' && name !== '') {
      clusters.set(name, {
        name,
        ...(typeof title === 'string' && title !== '' && { title }),
        ...(USER_SIGN_IN.has(authProvider) && { needsUserSignIn: true }),
      });
    }
  }
  return [...clusters.values()];
}
