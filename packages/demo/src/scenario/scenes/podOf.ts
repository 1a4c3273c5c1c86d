import {
  ApiObject,
  isJsonObject,
  JsonObject,
  OwnerReference,
} from '../../pocket/ApiObject';
import { PlacedObject } from '../runObjects';
import { eventAbout, Told } from './eventAbout';
import { Identity, metadataOf } from './metadataOf';
import { PodCourse } from './PodCourse';
import { podStatus } from './podStatus';
import { place } from './Scene';

/** What a pod is made from. */
export type PodPlan = Identity & {
  namespace: string;
  owner: OwnerReference;
  /** Labels that its controller adds to those of the template. */
  labels?: { [key: string]: string };
  template: JsonObject;
  node: string;
  course: PodCourse;
  log?: string[];
};

/** A pod, and the events that scheduler and kubelet told of its trouble. */
export function podOf(plan: PodPlan, seenAt: number): PlacedObject[] {
  const { template, course, owner, labels, node, madeAt, name } = plan;
  const spec = isJsonObject(template.spec) ? template.spec : {};
  const own = isJsonObject(template.metadata) ? template.metadata : {};
  const pod: ApiObject = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadataOf('Pod', plan, {
      labels: { ...(own.labels as { [key: string]: string }), ...labels },
      ownerReferences: [owner],
    }),
    spec: {
      restartPolicy: 'Always',
      schedulerName: 'default-scheduler',
      serviceAccountName: 'default',
      ...spec,
      ...(course.is !== 'unschedulable' && { nodeName: node }),
    },
    status: podStatus({ name, madeAt, spec }, course),
  };
  return [
    place(pod, plan.log),
    ...troubles(spec, course, plan, seenAt).map(told => eventAbout(pod, told)),
  ];
}

function troubles(
  spec: JsonObject,
  course: PodCourse,
  { madeAt, name, namespace }: PodPlan,
  seenAt: number,
): Told[] {
  const first = madeAt + 5_000;
  const minutes = Math.max(1, Math.floor((seenAt - madeAt) / 60_000));
  const warning = (source: string, reason: string, message: string): Told => ({
    type: 'Warning',
    reason,
    message,
    source,
    first,
    last: Math.max(first, seenAt),
    count: Math.min(minutes, 240),
    ...(source === 'kubelet' && { container: containerOf(spec).name }),
  });
  if (course.is === 'unschedulable') {
    return [warning('default-scheduler', 'FailedScheduling', course.message)];
  }
  if (course.is !== 'waiting') {
    return [];
  }
  const { image, name: container } = containerOf(spec);
  switch (course.reason) {
    case 'ImagePullBackOff':
      return [
        warning(
          'kubelet',
          'Failed',
          `Failed to pull image "${image}": rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`,
        ),
        warning('kubelet', 'BackOff', `Back-off pulling image "${image}"`),
      ];
    case 'CrashLoopBackOff':
      return [
        warning(
          'kubelet',
          'BackOff',
          `Back-off restarting failed container ${container} in pod ${name}_${namespace}`,
        ),
      ];
    case 'CreateContainerConfigError':
      return [warning('kubelet', 'Failed', `Error: ${course.message}`)];
    default:
      return [];
  }
}

function containerOf(spec: JsonObject): { name: string; image: string } {
  const [first] = Array.isArray(spec.containers) ? spec.containers : [];
  const { name, image } = isJsonObject(first) ? first : {};
  return { name: String(name), image: String(image) };
}

/** What the kubelet says of an image that the registry does not have. */
export function imagePullBackOff(image: string): PodCourse {
  return {
    is: 'waiting',
    reason: 'ImagePullBackOff',
    message: `Back-off pulling image "${image}": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`,
  };
}
