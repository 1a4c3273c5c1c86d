import {
  asList,
  asRecord,
  JsonRecord,
  maskSecrets,
} from '@mlport/backstage-plugin-ml-common';

const MASK = '***';

/** Holds the whole object as somebody applied it, values of environment variables included. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** No honest object is deeper. */
const DEEPEST = 100;

/** The names of fields, variables and flags whose value is likely a credential. */
const CREDENTIAL =
  /(?:^|[^a-z])(?:password|passwd|pwd|token|secret|credentials?|authorization|cookie)$|(?:api|access|private|secret)[-_]?key(?:[-_]?id)?$|[a-z](?:Password|Token|Secret)$/i;

/**
 * An object of a cluster without what may be secret in it: the values of environment variables and of
 * headers, what follows a credential-like flag or name, and what looks like a secret anywhere. What
 * says where a value comes from (`valueFrom`, `envFrom`) stays. Managed fields are left out.
 */
export function maskManifest(object: unknown): unknown {
  return maskValue(object, '', 0);
}

function maskValue(value: unknown, field: string, depth: number): unknown {
  if (typeof value === 'string') {
    return isCredential(field) ? MASK : maskSecrets(value);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (depth >= DEEPEST) {
    return MASK;
  }
  const list = asList(value);
  if (list) {
    return field === 'args' || field === 'command'
      ? maskArguments(list, depth)
      : list.map(entry => maskEntry(entry, field, depth + 1));
  }
  return maskRecord(value as JsonRecord, field, depth);
}

function maskRecord(
  record: JsonRecord,
  field: string,
  depth: number,
): JsonRecord {
  const shown = Object.entries(record).filter(
    ([name]) => !(field === 'metadata' && name === 'managedFields'),
  );
  const masked = shown.map(([name, value]) => {
    const isHidden =
      name === LAST_APPLIED || (isVariables(field) && isScalar(value));
    return [name, isHidden ? MASK : maskValue(value, name, depth + 1)] as const;
  });
  return Object.fromEntries(masked);
}

/** An entry of a list; what has a name and a value may be a variable, a header or a parameter. */
function maskEntry(entry: unknown, field: string, depth: number): unknown {
  const record = asRecord(entry);
  const name = record?.name;
  const isHidden =
    isVariables(field) ||
    field === 'httpHeaders' ||
    (typeof name === 'string' && isCredential(name));
  return record && isHidden && isScalar(record.value)
    ? maskRecord({ ...record, value: MASK }, '', depth)
    : maskValue(entry, record ? '' : field, depth);
}

/** A value may stand behind its flag, or in the argument after it. */
function maskArguments(list: readonly unknown[], depth: number): unknown[] {
  return list.map((argument, index) => {
    if (typeof argument !== 'string') {
      return maskValue(argument, '', depth + 1);
    }
    const before = list[index - 1];
    if (
      typeof before === 'string' &&
      /^--?[\w-]+$/.test(before) &&
      isCredential(before) &&
      !argument.startsWith('-')
    ) {
      return MASK;
    }
    const assigned = /^([\w.-]{1,200})=/.exec(argument);
    return assigned && isCredential(assigned[1])
      ? `${assigned[1]}=${MASK}`
      : maskSecrets(argument);
  });
}

function isCredential(name: string): boolean {
  return CREDENTIAL.test(name);
}

/** Some kinds have environment variables as a list, others as a map. */
function isVariables(field: string): boolean {
  return field === 'env' || field === 'env_vars';
}

function isScalar(value: unknown): boolean {
  return value !== undefined && value !== null && typeof value !== 'object';
}
