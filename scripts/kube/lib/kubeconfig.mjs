/**
 * A kubeconfig for one user of one cluster; JSON is YAML, too.
 *
 * @param {{ name: string, server: string, ca: string, user: string, token: string }} access
 */
export function kubeconfig({ name, server, ca, user, token }) {
  return JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': name,
      clusters: [
        {
          name,
          cluster: {
            server,
            'certificate-authority-data': Buffer.from(ca).toString('base64'),
          },
        },
      ],
      users: [{ name: user, user: { token } }],
      contexts: [{ name, context: { cluster: name, user } }],
    },
    undefined,
    2,
  );
}
