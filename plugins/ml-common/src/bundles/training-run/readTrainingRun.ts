import { parse } from 'yaml';
import {
  asCount,
  asList,
  asRecord,
  asText,
  JsonRecord,
  KubernetesObject,
  parseManifest,
  splitApiVersion,
} from '../../kubernetes';
import { kindById } from '../../kinds';
import { fromSeconds } from '../common/duration';
import { runKinds } from './runKinds';

/** What stands in a manifest that is shown for what may be secret in it. */
const MASK = '***';

/**
 * Parameters of the bundle `training-run`, as far as the object of a run tells them.
 *
 * @public
 */
export interface TrainingRunValues {
  /** The id of its kind: `train-job`. */
  kind: string;
  image?: string;
  command?: string[];
  args?: string[];
  /** Equal nodes that work together. */
  nodes?: number;
  /** Per node. */
  accelerator?: {
    /** The resource name: `nvidia.com/gpu`. */
    resource: string;
    count: number;
    nodeSelector?: Record<string, string>;
  };
  /** A quantity of CPUs, per node. */
  cpu?: string;
  /** A quantity of bytes, per node. */
  memory?: string;
  /** How long it may run: `12h`. */
  deadline?: string;
}

/**
 * What a training run was made with, as far as its object tells: the way back from `renderBundle`.
 * A form for the next run begins with it.
 *
 * @param yaml - one object as YAML, also as the API shows it: masked arguments are left out
 * @returns parameters of the bundle `training-run`; nothing for what no training run can be
 *
 * @public
 */
export function readTrainingRun(yaml: string): TrainingRunValues | undefined {
  const parsed = parseManifest(parseYaml(yaml));
  const object = parsed.ok ? parsed.value : undefined;
  const kind = runKinds
    .map(kindById)
    .find(
      each =>
        each?.kind === object?.kind &&
        each?.group === splitApiVersion(object?.apiVersion ?? '').group,
    );
  if (!kind?.manifest || !object) {
    return undefined;
  }
  const roles = kind.manifest.podSets(object);
  const pod = asRecord(asRecord(roles[0]?.template)?.spec);
  const [first] = asList(pod?.containers) ?? [];
  const container = asRecord(first);
  const spec = asRecord(object.spec);
  // The pods of a TrainJob are its runtime's: what is its own is beside them.
  const own = asRecord(spec?.trainer) ?? container;
  const nodes = roles.reduce((sum, { count = 0 }) => sum + count, 0);
  return defined({
    kind: kind.id,
    image: asText(own?.image),
    command: textsOf(own?.command),
    args: textsOf(own?.args),
    nodes: nodes > 0 ? nodes : undefined,
    ...requestsOf(asRecord(container?.resources), pod),
    deadline: deadlineOf(object),
  });
}

function requestsOf(
  resources: JsonRecord | undefined,
  pod: JsonRecord | undefined,
) {
  const requests = asRecord(resources?.requests ?? resources?.limits) ?? {};
  const [resource, count] =
    Object.entries(requests).find(([name]) => name.includes('/')) ?? [];
  const nodeSelector = asRecord(pod?.nodeSelector) as
    | Record<string, string>
    | undefined;
  return {
    cpu: quantityOf(requests.cpu),
    memory: quantityOf(requests.memory),
    accelerator: resource
      ? defined({ resource, count: Number(count), nodeSelector })
      : undefined,
  };
}

/** YAML may hold a quantity as a number. */
function quantityOf(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : asText(value);
}

function deadlineOf({ spec }: KubernetesObject): string | undefined {
  const own = asRecord(spec);
  const seconds = asCount(
    own?.activeDeadlineSeconds ??
      asRecord(own?.runPolicy)?.activeDeadlineSeconds,
  );
  return seconds === undefined ? undefined : fromSeconds(seconds);
}

function textsOf(value: unknown): string[] | undefined {
  const texts = (asList(value) ?? []).flatMap(word => {
    const text = asText(word);
    return text === undefined || text.includes(MASK) ? [] : [text];
  });
  return texts.length > 0 ? texts : undefined;
}

function parseYaml(yaml: string): unknown {
  try {
    return parse(yaml);
  } catch {
    return undefined;
  }
}

function defined<T extends object>(record: T): T {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined),
  ) as T;
}
