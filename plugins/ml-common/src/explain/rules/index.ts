import { ExplainRule } from '../ExplainRule';
import { admissionCheck } from './admissionCheck';
import { admissionHeld } from './admissionHeld';
import { asReported } from './asReported';
import { backoffLimit } from './backoffLimit';
import { containerStart } from './containerStart';
import { crashLoop } from './crashLoop';
import { deactivated } from './deactivated';
import { deadlineExceeded } from './deadlineExceeded';
import { deviceUnhealthy } from './deviceUnhealthy';
import { disrupted } from './disrupted';
import { evicted } from './evicted';
import { evictedFromQueue } from './evictedFromQueue';
import { exitCode } from './exitCode';
import { imagePull } from './imagePull';
import { initContainer } from './initContainer';
import { insufficientResources } from './insufficientResources';
import { largerThanQuota } from './largerThanQuota';
import { manifestInvalid } from './manifestInvalid';
import { missingConfig } from './missingConfig';
import { namespaceQuota } from './namespaceQuota';
import { nodeAffinity } from './nodeAffinity';
import { nodeNotReady } from './nodeNotReady';
import { noMatchingFlavor } from './noMatchingFlavor';
import { outOfMemory } from './outOfMemory';
import { podNetwork } from './podNetwork';
import { podsNotReadyInTime } from './podsNotReadyInTime';
import { podsRefused } from './podsRefused';
import { preempted } from './preempted';
import { probeFailed } from './probeFailed';
import { queueBroken } from './queueBroken';
import { queueInactive } from './queueInactive';
import { queueMissing } from './queueMissing';
import { queueStopped } from './queueStopped';
import { runtimeMissing } from './runtimeMissing';
import { schedulingGated } from './schedulingGated';
import { suspended } from './suspended';
import { topologyFull } from './topologyFull';
import { unschedulable } from './unschedulable';
import { untoleratedTaint } from './untoleratedTaint';
import { volumeMount } from './volumeMount';
import { volumeUnbound } from './volumeUnbound';
import { waitsForPreemption } from './waitsForPreemption';
import { waitsForQuota } from './waitsForQuota';

/**
 * All rules; the first that the facts satisfy speaks. What keeps the work from being tried goes before
 * what keeps its pods from running, that before how they end, and what is surest before what is a
 * guess.
 */
export const rules: readonly ExplainRule[] = Object.freeze([
  runtimeMissing,
  manifestInvalid,
  deadlineExceeded,
  deactivated,
  queueMissing,
  queueBroken,
  queueStopped,
  queueInactive,
  preempted,
  podsNotReadyInTime,
  evictedFromQueue,
  admissionCheck,
  largerThanQuota,
  waitsForPreemption,
  noMatchingFlavor,
  topologyFull,
  waitsForQuota,
  admissionHeld,
  namespaceQuota,
  podsRefused,
  schedulingGated,
  volumeUnbound,
  insufficientResources,
  untoleratedTaint,
  nodeAffinity,
  unschedulable,
  nodeNotReady,
  deviceUnhealthy,
  volumeMount,
  podNetwork,
  imagePull,
  missingConfig,
  containerStart,
  outOfMemory,
  evicted,
  disrupted,
  initContainer,
  probeFailed,
  crashLoop,
  exitCode,
  backoffLimit,
  suspended,
  asReported,
]);
