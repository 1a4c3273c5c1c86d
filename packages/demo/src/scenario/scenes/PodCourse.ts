/** How a container ended; times in milliseconds since the epoch. */
export type ContainerEnd = {
  exitCode: number;
  reason: 'OOMKilled' | 'Error' | 'Completed';
  startedAt: number;
  finishedAt: number;
};

/** What a pod does. */
export type PodCourse =
  | { is: 'running'; since: number; restarts?: number; lastEnd?: ContainerEnd }
  | {
      is: 'waiting';
      /** `ImagePullBackOff`, `CrashLoopBackOff`, `CreateContainerConfigError`, … */
      reason: string;
      message: string;
      restarts?: number;
      lastEnd?: ContainerEnd;
      /** Whether it is the first init container that waits. */
      init?: boolean;
    }
  | { is: 'unschedulable'; message: string }
  | { is: 'ended'; end: ContainerEnd };
