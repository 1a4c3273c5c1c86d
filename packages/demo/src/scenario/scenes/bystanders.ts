import { deploymentOf } from './deploymentOf';
import { Scene } from './Scene';
import { statefulSetOf } from './statefulSetOf';

const HOUR = 3600;
const limits = { cpu: '2', memory: '2Gi' };

/** What the company runs besides, and no page about machine learning may show. */
export const bystanders: Scene[] = (['prod-eu', 'prod-us'] as const).map(
  cluster => ({
    cluster,
    objects: ({ at }) => {
      const madeAt = at(-900 * HOUR);
      const common = {
        cluster,
        namespace: 'warehouse-ops',
        madeAt,
        labels: { 'backstage.io/kubernetes-id': 'order-board' },
        node: `${cluster.slice(-2)}-cpu-1`,
      };
      const log = ['listening on :8080'];
      return [
        ...deploymentOf(
          {
            ...common,
            name: 'order-board',
            selector: { app: 'order-board' },
            podSpec: {
              containers: [
                {
                  name: 'web',
                  image: 'registry.brightline.example/ops/order-board:4.2.0',
                  resources: { limits },
                },
              ],
            },
            replicas: 2,
            current: {
              count: 2,
              course: { is: 'running', since: madeAt },
              log,
            },
          },
          at(0),
        ),
        ...statefulSetOf(
          {
            ...common,
            name: 'order-db',
            podSpec: {
              containers: [
                {
                  name: 'postgres',
                  image: 'postgres:17',
                  resources: { limits },
                },
              ],
            },
            replicas: 1,
            log,
          },
          at(0),
        ),
      ];
    },
  }),
);
