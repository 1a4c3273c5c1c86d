import { isJsonObject, JsonObject } from '../../pocket/ApiObject';
import { containerOf, RunPlan } from '../RunPlan';

/** The pod template of a run, as its team wrote it; Kueue adds to it when it lets the run start. */
export function podTemplate(plan: RunPlan, admitted: boolean): JsonObject {
  const amount = String(plan.gpus);
  const gpus = plan.gpus > 0 ? { 'nvidia.com/gpu': amount } : {};
  const { queue, template } = plan;
  const queueLabels =
    admitted && queue
      ? {
          'kueue.x-k8s.io/cluster-queue-name': queue.cluster,
          'kueue.x-k8s.io/local-queue-name': queue.local,
        }
      : {};
  if (template) {
    const metadata = isJsonObject(template.metadata) ? template.metadata : {};
    const labels = isJsonObject(metadata.labels) ? metadata.labels : {};
    return {
      ...template,
      metadata: { ...metadata, labels: { ...labels, ...queueLabels } },
    };
  }
  return {
    metadata: { labels: { ...plan.labels, ...queueLabels } },
    spec: {
      containers: [
        {
          name: containerOf(plan).name,
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
