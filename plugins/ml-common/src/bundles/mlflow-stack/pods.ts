import {
  renderContainerSecurity,
  renderPodSecurity,
} from '../../kinds/generate/renderPod';
import { MlflowStackParameters } from './parameters';

/** The user of the official image. Source: mlflow `charts/`. */
const USER = 1000;

/** Where a container with a read-only file system writes to. */
export const SCRATCH_MOUNT = { name: 'scratch', mountPath: '/tmp' };

/** The pod of a user of its own, without a token of the API server. */
export function podSecurity(user: number = USER) {
  return {
    automountServiceAccountToken: false,
    securityContext: {
      ...renderPodSecurity({ runAsUser: user }),
      runAsGroup: user,
      fsGroup: user,
    },
  };
}

/** The container of an image that never changes. */
export function containerSecurity() {
  return { ...renderContainerSecurity(), readOnlyRootFilesystem: true };
}

/** Processes without a home. */
export const HOMELESS_ENV = [
  { name: 'HOME', value: '/tmp' },
  { name: 'TMPDIR', value: '/tmp' },
];

/** Room for files that are on their way. */
export function scratchVolume({ spoolSize }: MlflowStackParameters) {
  return { name: SCRATCH_MOUNT.name, emptyDir: { sizeLimit: spoolSize } };
}
