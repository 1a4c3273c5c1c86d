import { JsonObject } from '../../pocket/ApiObject';
import { RunPlan } from '../RunPlan';

/** The pod template of a run, as its team wrote it. */
export function podTemplate(plan: RunPlan, admitted: boolean): JsonObject {
  const amount = String(plan.gpus);
  const gpus = plan.gpus > 0 ? { 'nvidia.com/gpu': amount } : {};
  const { queue } = plan;
  return {
    metadata: {
      labels: {
        ...plan.labels,
        // What Kueue adds when it lets a job start.
        ...(admitted &&
          queue && {
            'kueue.x-k8s.io/cluster-queue-name': queue.cluster,
            'kueue.x-k8s.io/local-queue-name': queue.local,
          }),
      },
    },
    spec: {
      containers: [
        {
          name: plan.kind === 'PyTorchJob' ? 'pytorch' : 'main',
          image: plan.image,
          command: ['python', '-m'],
          args: plan.args,
          env: [
            { name: 'NCCL_DEBUG', value: 'WARN' },
            {
              name: 'MLFLOW_TRACKING_URI',
              value: 'http://mlflow.ml-platform.svc:5000',
            },
          ],
          resources: {
            limits: { memory: '64Gi', ...gpus },
            requests: { cpu: '8', memory: '64Gi', ...gpus },
          },
          volumeMounts: [{ name: 'data', mountPath: '/data', readOnly: true }],
        },
      ],
      volumes: [
        {
          name: 'data',
          persistentVolumeClaim: { claimName: 'warehouse-images' },
        },
      ],
      ...(plan.kind === 'Job' && { restartPolicy: 'Never' }),
      ...(admitted &&
        queue && {
          nodeSelector: { 'brightline.example/pool': queue.flavor },
        }),
    },
  };
}
