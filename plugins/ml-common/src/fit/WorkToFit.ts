import { RolePods, kindByGroupKind } from '../kinds';
import {
  JsonRecord,
  KubernetesObject,
  asList,
  asRecord,
  asText,
  parseManifest,
  podLimits,
  podRequests,
  splitApiVersion,
} from '../kubernetes';
import { WorkFit } from './FitAnswer';

const QUEUE_LABEL = 'kueue.x-k8s.io/queue-name';

/** Pods of one role, and what each of them asks for. */
export interface PodsToFit {
  role: string;
  count: number;
  /** Whether a queue lets each in by itself. */
  apart: boolean;
  spec: JsonRecord;
  requests: ReadonlyMap<string, number>;
  limits: ReadonlyMap<string, number>;
}

/** A manifest that makes pods. */
export interface WorkToFit {
  object: WorkFit['object'];
  namespace?: string;
  /** The queue that it names. */
  queue?: string;
  pods: PodsToFit[];
  /** The roles of which it does not say itself how many there are, or what they ask for. */
  open: string[];
}

/** Reads a manifest; `undefined` when it makes no pods. Never throws. */
export function workToFit(json: unknown): WorkToFit | undefined {
  const object = parseNamed(json);
  const roles = (object && rolesOf(object)) ?? [];
  if (!object || roles.length === 0) {
    return undefined;
  }
  const { apiVersion, kind, meta } = object;
  const { namespace, name } = meta;
  const pods = roles.flatMap(podsOf);
  return {
    object: { apiVersion, kind, ...(namespace && { namespace }), name },
    namespace,
    queue: meta.labels[QUEUE_LABEL],
    pods,
    open: roles.filter(isOpen).map(({ role }) => role),
  };
}

/** A manifest whose name its server makes has the beginning of it. */
function parseNamed(json: unknown): KubernetesObject | undefined {
  const metadata = asRecord(asRecord(json)?.metadata);
  const name = asText(metadata?.name) ?? asText(metadata?.generateName);
  const parsed = parseManifest({
    ...asRecord(json),
    metadata: { ...metadata, name: name ?? 'unnamed' },
  });
  return parsed.ok ? parsed.value : undefined;
}

function rolesOf(object: KubernetesObject): readonly RolePods[] {
  const { group } = splitApiVersion(object.apiVersion);
  const { manifest } = kindByGroupKind(group, object.kind) ?? {};
  if (manifest) {
    return manifest.podSets(object);
  }
  // A pod is no kind of ours, and may stand alone.
  const isPod = object.apiVersion === 'v1' && object.kind === 'Pod';
  return isPod ? [{ role: 'pod', count: 1, template: object }] : [];
}

function isOpen({ count, template }: RolePods): boolean {
  return count === undefined || template === undefined;
}

function podsOf({ role, count, template, apart }: RolePods): PodsToFit[] {
  const spec = asRecord(asRecord(template)?.spec);
  if (!spec || !count || !asList(spec.containers)) {
    return [];
  }
  const requests = podRequests(spec);
  const limits = podLimits(spec);
  return [{ role, count, apart: apart === true, spec, requests, limits }];
}
