/**
 * The configuration of a backend on the simulated clusters, on the loopback interface.
 *
 * Metrics of pods are not asked for, which halves the peer's requests for pods; its custom resources
 * are the two kinds of training jobs.
 */
export function backendConfig(options: {
  port: number;
  token: string;
  catalog: string;
  clusters: { name: string; url: string }[];
}) {
  const { port, token, catalog, clusters } = options;
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: ':memory:' },
    },
    auth: { providers: { bench: {} } },
    permission: { enabled: true },
    catalog: {
      locations: [
        { type: 'file', target: catalog, rules: [{ allow: ['Component'] }] },
      ],
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      customResources: [
        { group: 'kubeflow.org', apiVersion: 'v1', plural: 'pytorchjobs' },
        {
          group: 'trainer.kubeflow.org',
          apiVersion: 'v1alpha1',
          plural: 'trainjobs',
        },
      ],
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusters.map(cluster => ({
            ...cluster,
            authProvider: 'serviceAccount',
            serviceAccountToken: token,
            skipMetricsLookup: true,
          })),
        },
      ],
    },
  };
}
