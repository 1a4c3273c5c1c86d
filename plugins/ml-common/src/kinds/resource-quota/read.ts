import {
  JsonRecord,
  KubernetesObject,
  acceleratorSharing,
  asList,
  asRecord,
  asText,
  cutText,
  needRecordOrNothing,
  ownField,
  parseQuantity,
  shareList,
  shareText,
} from '../../kubernetes';
import { QuotaReading, QuotaResource } from '../../quota';

/** No honest quota has more; bounds what a hostile one makes us hold. */
const MOST = 128;

const REQUESTS = 'requests.';

/** Counts the devices that resource claims get from one device class. Source: Kubernetes 1.36 `core/v1`. */
const CLAIMED_DEVICES = '.deviceclass.resource.k8s.io/devices';

/**
 * Reads the limits of a namespace. `status.hard` is what is enforced; before the first count there is
 * only `spec.hard`, and nothing is known to be used.
 */
export function read(object: KubernetesObject): QuotaReading {
  const spec = needRecordOrNothing(object.spec, 'spec');
  const status = needRecordOrNothing(object.status, 'status');
  const hard = needRecordOrNothing(status.hard ?? spec.hard, 'status.hard');
  const used = needRecordOrNothing(status.used, 'status.used');
  return {
    type: 'quota',
    scope: 'namespace',
    resources: shareList(
      Object.keys(hard)
        .slice(0, MOST)
        .map(name => resourceOf(name, hard, used)),
    ),
    scopes: scopesOf(spec),
  };
}

function resourceOf(
  name: string,
  hard: JsonRecord,
  used: JsonRecord,
): QuotaResource {
  const resource = name.startsWith(REQUESTS)
    ? name.slice(REQUESTS.length)
    : name;
  return {
    resource: shareText(cutText(resource)),
    sharing: name.endsWith(CLAIMED_DEVICES)
      ? 'claim'
      : acceleratorSharing(resource),
    nominal: parseQuantity(ownField(hard, name)),
    used: parseQuantity(ownField(used, name)),
  };
}

/** The scopes in words: `Terminating`, `PriorityClass In high, low`. */
function scopesOf(spec: JsonRecord): string[] | undefined {
  const selector = asRecord(spec.scopeSelector);
  const scopes = [
    ...(asList(spec.scopes) ?? []),
    ...(asList(selector?.matchExpressions) ?? []).map(wordsOf),
  ].flatMap(scope => {
    const text = asText(scope);
    return text ? [shareText(cutText(text))] : [];
  });
  return scopes.length > 0 ? scopes.slice(0, MOST) : undefined;
}

function wordsOf(expression: unknown): string | undefined {
  const fields = asRecord(expression);
  const scope = asText(fields?.scopeName);
  const operator = asText(fields?.operator);
  const values = (asList(fields?.values) ?? []).flatMap(v => asText(v) ?? []);
  return (
    scope && [scope, operator, values.join(', ')].filter(Boolean).join(' ')
  );
}
