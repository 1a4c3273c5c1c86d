import { join } from 'node:path';

/**
 * The command lines of etcd and kube-apiserver. All that they keep is in the cluster's folder, and
 * they listen on loopback only.
 *
 * @param {{ assets: string, dir: string, ports: { etcd: number, apiServer: number }, audit: boolean }} options
 * @returns {Record<string, string[]>} program and arguments by name
 */
export function commandLines({ assets, dir, ports, audit }) {
  const etcd = `http://127.0.0.1:${ports.etcd}`;
  const file = name => join(dir, name);
  return {
    etcd: [
      join(assets, 'etcd'),
      `--data-dir=${file('etcd')}`,
      `--listen-client-urls=${etcd}`,
      `--advertise-client-urls=${etcd}`,
      '--listen-peer-urls=http://127.0.0.1:0',
      '--log-level=warn',
      // Some CRDs are larger than the 1.5 MB that it takes otherwise.
      '--max-request-bytes=8388608',
      // The data does not outlive the test.
      '--unsafe-no-fsync',
    ],
    'kube-apiserver': [
      join(assets, 'kube-apiserver'),
      `--etcd-servers=${etcd}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      '--endpoint-reconciler-type=none',
      `--secure-port=${ports.apiServer}`,
      // Without a certificate of ours it makes its own, and an authority for it.
      `--cert-dir=${file('pki')}`,
      '--service-cluster-ip-range=10.0.0.0/16',
      '--authorization-mode=RBAC',
      `--authentication-config=${file('authentication.json')}`,
      `--token-auth-file=${file('tokens.csv')}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${file('pki/sa.pub')}`,
      `--service-account-signing-key-file=${file('pki/sa.key')}`,
      // No controller makes the account that each pod would need.
      '--disable-admission-plugins=ServiceAccount',
      ...(audit
        ? [
            `--audit-log-path=${file('audit.log')}`,
            `--audit-policy-file=${file('audit-policy.json')}`,
          ]
        : []),
    ],
  };
}
