import {
  JsonRecord,
  asCount,
  asList,
  asRecord,
  asText,
  asTime,
  cutText,
  findCondition,
  ownField,
  parseObject,
  shareText,
  sumAccelerators,
} from '../kubernetes';
import { ContainerEnd, ContainerFacts, PodFacts } from './PodFacts';
import { maskSecrets } from './maskSecrets';

const LONGEST = 1000;

/** On all that KServe makes for an InferenceService. Source: kserve v0.20.0 `pkg/constants`. */
const INFERENCE_SERVICE = 'serving.kserve.io/inferenceservice';
const COMPONENT = 'component';

/** On all that Knative makes for a Revision. Source: knative/serving `pkg/apis/serving`. */
const REVISION = 'serving.knative.dev/revision';

/** No honest pod has more; bounds what a hostile one makes us hold. */
const MOST = 64;

/** Ends whose message the container runtime wrote, and not the program. */
const WRITTEN_BY_RUNTIME = new Set([
  'StartError',
  'ContainerCannotRun',
  'RunContainerError',
]);

/**
 * The facts of a pod from unknown JSON. Never throws.
 *
 * @returns `undefined` for what has no name and uid
 *
 * @public
 */
export function parsePodFacts(json: unknown): PodFacts | undefined {
  const parsed = parseObject(json, { apiVersion: 'v1', kind: 'Pod' });
  if (!parsed.ok) {
    return undefined;
  }
  const { meta, spec: rawSpec, status: rawStatus } = parsed.value;
  const spec = asRecord(rawSpec) ?? {};
  const status = asRecord(rawStatus) ?? {};
  const conditions = asList(status.conditions) ?? [];
  const scheduled = findCondition(conditions, 'PodScheduled');
  const disruption = findCondition(conditions, 'DisruptionTarget');
  return {
    name: meta.name,
    namespace: meta.namespace,
    uid: meta.uid,
    ...partOf(meta.labels),
    phase: asText(status.phase),
    reason: textOf(status.reason),
    message: textOf(status.message),
    createdAt: meta.createdAt,
    deletedAt: meta.deletedAt,
    node: asText(spec.nodeName),
    ready: findCondition(conditions, 'Ready')?.isTrue ?? false,
    gates: (asList(spec.schedulingGates) ?? [])
      .slice(0, MOST)
      .flatMap(gate => textOf(asRecord(gate)?.name) ?? []),
    unscheduled:
      scheduled?.status === 'False'
        ? saidBy(conditions, 'PodScheduled')
        : undefined,
    disruption: disruption?.isTrue
      ? saidBy(conditions, 'DisruptionTarget')
      : undefined,
    accelerators: sumAccelerators([{ template: { spec }, count: 1 }]),
    containers: [
      ...containersOf(spec.initContainers, status.initContainerStatuses, true),
      ...containersOf(spec.containers, status.containerStatuses, false),
    ],
  };
}

/** What the labels say of a pod that serves; `component` alone may mean anything. */
function partOf(
  labels: Readonly<Record<string, string>>,
): Pick<PodFacts, 'role' | 'revision'> {
  const role = Object.hasOwn(labels, INFERENCE_SERVICE)
    ? textOf(ownField(labels, COMPONENT))
    : undefined;
  const revision = textOf(ownField(labels, REVISION));
  return { ...(role && { role }), ...(revision && { revision }) };
}

/** As `findCondition`, with the whole of a scheduler's message. */
function saidBy(
  conditions: readonly unknown[],
  type: string,
): PodFacts['unscheduled'] {
  const condition = conditions
    .map(asRecord)
    .filter(entry => entry?.type === type)
    .pop();
  return {
    reason: textOf(condition?.reason),
    message: textOf(condition?.message),
    since: asTime(condition?.lastTransitionTime),
  };
}

function containersOf(
  specs: unknown,
  statuses: unknown,
  isInit: boolean,
): ContainerFacts[] {
  const byName = new Map(
    (asList(statuses) ?? []).map(entry => [asRecord(entry)?.name, entry]),
  );
  return (asList(specs) ?? []).slice(0, MOST).flatMap(entry => {
    const container = asRecord(entry);
    const name = asText(container?.name);
    return container && name
      ? [containerOf(name, container, asRecord(byName.get(name)) ?? {}, isInit)]
      : [];
  });
}

function containerOf(
  name: string,
  spec: JsonRecord,
  status: JsonRecord,
  isInit: boolean,
): ContainerFacts {
  const state = asRecord(status.state);
  const waiting = asRecord(state?.waiting);
  const ended = asRecord(state?.terminated);
  const last = asRecord(asRecord(status.lastState)?.terminated);
  const limits = asRecord(asRecord(spec.resources)?.limits);
  const limit = limits?.memory;
  return {
    name: shareText(cutText(name)),
    isInit: isInit && spec.restartPolicy !== 'Always',
    image: textOf(spec.image),
    state: stateOf(state),
    reason: textOf(waiting?.reason),
    message: textOf(waiting?.message),
    ready: status.ready === true,
    restarts: asCount(status.restartCount) ?? 0,
    end: endOf(ended ?? last),
    memoryLimit: typeof limit === 'number' ? String(limit) : textOf(limit),
    unhealthy: unhealthyOf(status),
  };
}

function stateOf(state: JsonRecord | undefined): ContainerFacts['state'] {
  if (asRecord(state?.waiting)) {
    return 'waiting';
  }
  if (asRecord(state?.running)) {
    return 'running';
  }
  return asRecord(state?.terminated) ? 'ended' : 'unknown';
}

function endOf(ended: JsonRecord | undefined): ContainerEnd | undefined {
  const reason = textOf(ended?.reason);
  return (
    ended && {
      reason,
      exitCode: asCount(ended.exitCode),
      message:
        reason && WRITTEN_BY_RUNTIME.has(reason)
          ? textOf(ended.message)
          : undefined,
      at: asTime(ended.finishedAt),
    }
  );
}

function unhealthyOf(status: JsonRecord): string[] {
  return (asList(status.allocatedResourcesStatus) ?? [])
    .map(asRecord)
    .filter(entry =>
      (asList(entry?.resources) ?? []).some(
        device => asRecord(device)?.health === 'Unhealthy',
      ),
    )
    .slice(0, MOST)
    .flatMap(entry => textOf(entry?.name) ?? []);
}

function textOf(value: unknown): string | undefined {
  const text = asText(value);
  return text && maskSecrets(cutText(text, LONGEST));
}
