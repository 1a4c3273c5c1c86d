import { ApiObject } from '../../pocket/ApiObject';
import { metadataOf } from './metadataOf';
import { place, Scene } from './Scene';

const MONTH = 30 * 24 * 3600;

/** The runtimes of the platform team, in the form of those that the trainer brings. */
const runtimes = [
  {
    name: 'torch-distributed',
    framework: 'torch',
    policy: { torch: {} },
    image: 'pytorch/pytorch:2.9.1-cuda12.8-cudnn9-runtime',
  },
  {
    name: 'deepspeed-distributed',
    framework: 'deepspeed',
    policy: { mpi: { mpiImplementation: 'OpenMPI', numProcPerNode: 1 } },
    image: 'ghcr.io/kubeflow/trainer/deepspeed-runtime:v2.3.0',
  },
];

/** The training runtimes of the cluster that has the trainer. */
export const trainingRuntimes: Scene[] = [
  {
    cluster: 'prod-eu',
    objects: ({ at }) =>
      runtimes.map(({ name, framework, policy, image }) => {
        const runtime: ApiObject = {
          apiVersion: 'trainer.kubeflow.org/v1alpha1',
          kind: 'ClusterTrainingRuntime',
          metadata: metadataOf(
            'ClusterTrainingRuntime',
            { cluster: 'prod-eu', name, madeAt: at(-MONTH) },
            { labels: { 'trainer.kubeflow.org/framework': framework } },
          ),
          spec: {
            mlPolicy: { numNodes: 1, ...policy },
            template: {
              spec: {
                replicatedJobs: [
                  {
                    name: 'node',
                    template: {
                      metadata: {
                        labels: {
                          'trainer.kubeflow.org/trainjob-ancestor-step':
                            'trainer',
                        },
                      },
                      spec: {
                        template: {
                          spec: { containers: [{ name: 'node', image }] },
                        },
                      },
                    },
                  },
                ],
              },
            },
          },
        };
        return place(runtime);
      }),
  },
];
