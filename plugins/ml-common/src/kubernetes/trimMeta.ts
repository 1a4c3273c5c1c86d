import { ObjectMeta } from './KubernetesObject';
import { shareText } from './shareText';

const KEPT_PREFIXES = ['mlport/', 'backstage.io/'];

/** No annotation that we read is longer; the one of `kubectl apply` holds the whole object. */
const LONGEST_ANNOTATION = 512;

const NO_ANNOTATIONS: Readonly<Record<string, string>> = Object.freeze({});

/**
 * Whether an annotation belongs to what the platform reads: `mlport/…` and `backstage.io/…`.
 *
 * @public
 */
export function isKeptAnnotation(key: string): boolean {
  return KEPT_PREFIXES.some(prefix => key.startsWith(prefix));
}

/**
 * The metadata that a row has to keep: all labels, and of the annotations only those that the
 * platform reads. Holds nothing of the object alive; the namespace is shared between rows.
 *
 * @public
 */
export function trimMeta(meta: ObjectMeta): ObjectMeta {
  // Spelled out: V8 keeps the fields of such an object inside it, those of a spread beside it.
  return {
    namespace: meta.namespace && shareText(meta.namespace),
    name: meta.name,
    uid: meta.uid,
    resourceVersion: meta.resourceVersion,
    createdAt: meta.createdAt,
    deletedAt: meta.deletedAt,
    generation: meta.generation,
    labels: meta.labels,
    annotations: trimAnnotations(meta.annotations),
    controllerUid: meta.controllerUid,
  };
}

function trimAnnotations(
  annotations: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const kept = Object.entries(annotations).filter(
    ([key, value]) =>
      isKeptAnnotation(key) && value.length <= LONGEST_ANNOTATION,
  );
  return kept.length > 0 ? Object.fromEntries(kept) : NO_ANNOTATIONS;
}
