import { createHash } from 'node:crypto';
import { ApiObject } from '../pocket/ApiObject';
import { identityOf } from './buildKustomization';
import { ClusterClient, RefusedError } from './ClusterClient';

/** Who owns the fields that are applied. */
export const FIELD_MANAGER = 'mlport-gitops-stand-in';

/** The label by which the objects of a folder are found again, so that what left it is pruned. */
export const INVENTORY_LABEL = 'mlport/gitops-stand-in';

/** Where an object comes from, for people: `perception/flowers`, or with a folder. */
export const SOURCE_ANNOTATION = 'mlport/gitops-source';

/** An object, and why it could not be written. */
export type Refusal = { object: string; why: string };

/** What became of the objects of a folder. */
export type Applied = {
  applied: string[];
  pruned: string[];
  refused: Refusal[];
};

/** The value of the inventory label of a source: short, whatever it is called. */
export function inventoryOf(source: string): string {
  return createHash('sha256').update(source).digest('hex').slice(0, 32);
}

/**
 * Applies the objects of a source, and deletes those that were applied from it before and are no
 * more. What the server refuses stops nothing else; what it refuses is not pruned either.
 *
 * @throws Error when the cluster cannot be reached.
 */
export async function applyFolder(
  client: ClusterClient,
  source: string,
  objects: ApiObject[],
): Promise<Applied> {
  client.forget();
  const inventory = inventoryOf(source);
  const result: Applied = { applied: [], pruned: [], refused: [] };
  for (const object of namespacesFirst(objects)) {
    const name = identityOf(object);
    await collect(result, 'applied', name, () =>
      client.apply(marked(object, source, inventory), FIELD_MANAGER),
    );
  }
  const live = await client.labeled(`${INVENTORY_LABEL}=${inventory}`);
  for (const object of live) {
    const isWanted = objects.some(wanted => isSame(wanted, object));
    if (isWanted || object.metadata.deletionTimestamp) {
      continue;
    }
    await collect(result, 'pruned', identityOf(object), () =>
      client.delete(object),
    );
  }
  return result;
}

async function collect(
  result: Applied,
  how: 'applied' | 'pruned',
  object: string,
  act: () => Promise<void>,
): Promise<void> {
  try {
    await act();
    result[how].push(object);
  } catch (error) {
    if (!(error instanceof RefusedError)) {
      throw error;
    }
    result.refused.push({ object, why: error.message });
  }
}

function namespacesFirst(objects: ApiObject[]): ApiObject[] {
  const isNamespace = ({ apiVersion, kind }: ApiObject) =>
    apiVersion === 'v1' && kind === 'Namespace';
  return [
    ...objects.filter(isNamespace),
    ...objects.filter(object => !isNamespace(object)),
  ];
}

/** Whether a live object is the wanted one; kustomize may have named a namespace where there is none. */
function isSame(wanted: ApiObject, live: ApiObject): boolean {
  const { name, namespace = 'default' } = wanted.metadata;
  return (
    groupOf(wanted) === groupOf(live) &&
    wanted.kind === live.kind &&
    name === live.metadata.name &&
    (live.metadata.namespace ?? namespace) === namespace
  );
}

function groupOf({ apiVersion }: ApiObject): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

function marked(
  object: ApiObject,
  source: string,
  inventory: string,
): ApiObject {
  const { metadata } = object;
  return {
    ...object,
    metadata: {
      ...metadata,
      labels: { ...metadata.labels, [INVENTORY_LABEL]: inventory },
      annotations: { ...metadata.annotations, [SOURCE_ANNOTATION]: source },
    },
  };
}
