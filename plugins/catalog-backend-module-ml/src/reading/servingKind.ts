import { Kind, kinds } from '@mlport/backstage-plugin-ml-common';

/** What serves models. Kinds that other plugins add are known to the backend only. */
export const SERVING_KINDS: readonly Kind[] = kinds.filter(
  ({ category, reads }) => category === 'serving' && reads === 'workload',
);

/** The kind of something that serves. */
export function servingKind(object: {
  group: string;
  kind: string;
}): Kind | undefined {
  return SERVING_KINDS.find(
    ({ group, kind }) => group === object.group && kind === object.kind,
  );
}
