/** The runtime that forms name when nobody names another. */
export function trainingRuntime(name: string) {
  return {
    apiVersion: 'trainer.kubeflow.org/v1alpha1',
    kind: 'ClusterTrainingRuntime',
    metadata: { name, labels: { 'trainer.kubeflow.org/framework': 'torch' } },
    spec: {
      mlPolicy: { numNodes: 1, torch: {} },
      template: {
        spec: {
          replicatedJobs: [
            {
              name: 'node',
              template: {
                metadata: {
                  labels: {
                    'trainer.kubeflow.org/trainjob-ancestor-step': 'trainer',
                  },
                },
                spec: {
                  template: {
                    spec: {
                      containers: [{ name: 'node', image: 'trainer:1' }],
                    },
                  },
                },
              },
            },
          ],
        },
      },
    },
  };
}
