import {
  KubernetesObject,
  asList,
  asRecord,
  asSharedText,
  cutText,
  needListOrNothing,
  needRecordOrNothing,
  shareList,
  shareText,
} from '../../kubernetes';
import { FlavorReading, FlavorTaint, Toleration } from '../../quota';
import { productOf } from '../node';

/** The most labels and taints that the CRD allows is 8; bounds what a hostile one makes us hold. */
const MOST = 16;

/** Reads which nodes a flavor means. A flavor without labels means all of them. */
export function read(object: KubernetesObject): FlavorReading {
  const spec = needRecordOrNothing(object.spec, 'spec');
  const labels = needRecordOrNothing(spec.nodeLabels, 'spec.nodeLabels');
  const taints = needListOrNothing(spec.nodeTaints, 'spec.nodeTaints');
  return {
    type: 'flavor',
    nodeLabels: Object.fromEntries(
      Object.entries(labels)
        .slice(0, MOST)
        .flatMap(([name, value]) =>
          typeof value === 'string'
            ? [[shareText(cutText(name)), shareText(cutText(value))]]
            : [],
        ),
    ),
    product: productOf(labels),
    taints: shareList((asList(taints) ?? []).slice(0, MOST).flatMap(taintOf)),
    tolerations: tolerationsOf(spec.tolerations),
    topology: asSharedText(spec.topologyName),
  };
}

function taintOf(entry: unknown): FlavorTaint[] {
  const fields = asRecord(entry);
  const key = asSharedText(fields?.key);
  return key
    ? [
        {
          key,
          value: asSharedText(fields?.value),
          effect: asSharedText(fields?.effect),
        },
      ]
    : [];
}

function tolerationsOf(list: unknown): Toleration[] | undefined {
  const found = (asList(list) ?? []).slice(0, MOST).flatMap(entry => {
    const fields = asRecord(entry);
    return fields
      ? [
          {
            key: asSharedText(fields.key),
            operator: asSharedText(fields.operator),
            value: asSharedText(fields.value),
            effect: asSharedText(fields.effect),
          },
        ]
      : [];
  });
  return found.length > 0 ? shareList(found) : undefined;
}
