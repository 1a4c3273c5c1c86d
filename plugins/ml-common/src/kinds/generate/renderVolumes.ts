import { PodParameters } from './podParameters';

type VolumeParameters = Pick<PodParameters, 'volumes' | 'sharedMemory'>;

/** The volumes of a pod: its claims, and its shared memory. */
export function renderVolumes({ volumes, sharedMemory }: VolumeParameters) {
  return [
    ...volumes.map(({ claim, readOnly }, index) => ({
      name: `data-${index}`,
      persistentVolumeClaim: {
        claimName: claim,
        ...(readOnly && { readOnly }),
      },
    })),
    ...(sharedMemory
      ? [
          {
            name: 'shared-memory',
            emptyDir: { medium: 'Memory', sizeLimit: sharedMemory },
          },
        ]
      : []),
  ];
}

/** Where a container sees {@link renderVolumes}. */
export function renderMounts({ volumes, sharedMemory }: VolumeParameters) {
  return [
    ...volumes.map(({ mountPath, readOnly }, index) => ({
      name: `data-${index}`,
      mountPath,
      ...(readOnly && { readOnly }),
    })),
    ...(sharedMemory ? [{ name: 'shared-memory', mountPath: '/dev/shm' }] : []),
  ];
}
