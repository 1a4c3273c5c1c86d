/**
 * The part of the Backstage configuration that says where the portal listens: on the loopback
 * interface only.
 *
 * @param {{ port: number, backendPort: number }} ports the same twice when the backend serves the app
 */
export function loopbackConfig({ port, backendPort }) {
  const host = '127.0.0.1';
  return {
    app: {
      baseUrl: `http://localhost:${port}`,
      listen: { host, port },
    },
    backend: {
      baseUrl: `http://localhost:${backendPort}`,
      listen: { host, port: backendPort },
      cors: { origin: `http://localhost:${port}` },
    },
  };
}

/**
 * The part that names clusters for the kubernetes plugin.
 *
 * @param {Array<{ name: string, title?: string, url: string, token: string, caData?: string, caFile?: string }>} clusters
 */
export function clustersConfig(clusters) {
  return {
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusters.map(({ token, ...cluster }) => ({
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

/**
 * The catalog from files: the company of the demo with its people, or what the reader names; and
 * the templates, from where they can be read by URL.
 *
 * @param {string[]} files
 * @param {string} [templates]
 */
export function catalogConfig(files, templates) {
  const allow = [
    'User',
    'Group',
    'System',
    'Component',
    'API',
    'Resource',
    'Domain',
  ];
  return {
    catalog: {
      locations: [
        ...files.map(target => ({ type: 'file', target, rules: [{ allow }] })),
        ...(templates
          ? [
              {
                type: 'url',
                target: templates,
                rules: [{ allow: ['Location', 'Template'] }],
              },
            ]
          : []),
      ],
    },
  };
}

/**
 * The part by which the portal reads and writes repositories of the embedded Git host.
 *
 * @param {string} url
 * @param {{ name: string, password: string }} user
 */
export function gitHostConfig(url, { name, password }) {
  const { host } = new URL(url);
  return {
    integrations: {
      gitea: [{ host, baseUrl: url, username: name, password }],
    },
  };
}

/**
 * The part that names the instances of MLflow; they are read often, for somebody waits and looks.
 *
 * @param {Array<{ name: string, baseUrl: string }>} instances
 */
export function mlflowConfig(instances) {
  return { mlflow: { refreshInterval: { seconds: 15 }, instances } };
}
