import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Anonymous requests learn that the server is alive, as on clusters that are set up with care. */
const AUTHENTICATION = {
  apiVersion: 'apiserver.config.k8s.io/v1',
  kind: 'AuthenticationConfiguration',
  anonymous: {
    enabled: true,
    conditions: ['/livez', '/readyz', '/healthz'].map(path => ({ path })),
  },
};

const AUDIT_POLICY = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [{ level: 'Metadata' }],
};

/**
 * Writes what the API server signs and checks credentials with.
 *
 * @param {string} dir the cluster's folder
 * @returns {string} the administrator's token
 */
export function writeCredentials(dir) {
  const write = (name, text) =>
    writeFileSync(join(dir, name), text, { mode: 0o600 });
  mkdirSync(join(dir, 'pki'), { recursive: true, mode: 0o700 });
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  write('pki/sa.pub', publicKey);
  write('pki/sa.key', privateKey);
  const token = randomBytes(24).toString('hex');
  write('tokens.csv', `${token},admin,admin,"system:masters"\n`);
  write('authentication.json', JSON.stringify(AUTHENTICATION));
  write('audit-policy.json', JSON.stringify(AUDIT_POLICY));
  return token;
}
