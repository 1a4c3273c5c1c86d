import { ApiObject, JsonObject } from '../../pocket/ApiObject';
import { metadataOf } from './metadataOf';
import { place, Scene } from './Scene';

const MONTH = 30 * 24 * 3600;

type Runtime = {
  name: string;
  /** Absent for one of the whole cluster. */
  namespace?: string;
  framework: string;
  policy: JsonObject;
  image: string;
};

/** The runtimes of the platform team, and one of a team's own, in the form of those that the trainer brings. */
const runtimes: Runtime[] = [
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
  {
    name: 'depth-torch',
    namespace: 'perception',
    framework: 'torch',
    policy: { torch: {} },
    image: 'registry.brightline.example/perception/depth-base:2.9.1',
  },
];

/** The training runtimes of the cluster that has the trainer. */
export const trainingRuntimes: Scene[] = [
  {
    cluster: 'prod-eu',
    objects: ({ at }) =>
      runtimes.map(({ name, namespace, framework, policy, image }) => {
        const kind = namespace ? 'TrainingRuntime' : 'ClusterTrainingRuntime';
        const runtime: ApiObject = {
          apiVersion: 'trainer.kubeflow.org/v1alpha1',
          kind,
          metadata: metadataOf(
            kind,
            { cluster: 'prod-eu', namespace, name, madeAt: at(-MONTH) },
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
