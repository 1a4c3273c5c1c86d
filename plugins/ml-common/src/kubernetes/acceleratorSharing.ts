import { AcceleratorSharing } from '../workload';

/**
 * Resource names that stand for whole devices, or for what their plugin counts as one.
 *
 * Sources: NVIDIA/k8s-device-plugin, ROCm/k8s-device-plugin, GKE, KServe `pkg/constants`, the
 * Kubeflow spawner, intel/intel-device-plugins-for-kubernetes.
 */
const WHOLE: ReadonlySet<string> = new Set([
  'nvidia.com/gpu',
  'amd.com/gpu',
  'google.com/tpu',
  'aws.amazon.com/neuron',
  'aws.amazon.com/neuroncore',
  'aws.amazon.com/neurondevice',
  'habana.ai/gaudi',
  'intel.com/gpu',
  'gpu.intel.com/i915',
  'gpu.intel.com/xe',
]);

const MIG = /^nvidia\.com\/mig-\d+g\.\d+gb/;

/** Implicit extended resources that dynamic resource allocation serves. */
const DEVICE_CLASS = 'deviceclass.resource.kubernetes.io/';

/**
 * How the devices behind a resource name are handed out; `undefined` when the name is not that of
 * a device. Memory and core shares in the manner of HAMi (`nvidia.com/gpumem`,
 * `nvidia.com/gpucores`) are not devices and are not counted.
 *
 * @public
 */
export function acceleratorSharing(
  resource: string,
): AcceleratorSharing | undefined {
  if (WHOLE.has(resource)) {
    return 'whole';
  }
  if (resource === 'nvidia.com/gpu.shared') {
    return 'shared';
  }
  if (MIG.test(resource)) {
    return resource.endsWith('.shared') ? 'shared' : 'mig';
  }
  return resource.startsWith(DEVICE_CLASS) ? 'claim' : undefined;
}
