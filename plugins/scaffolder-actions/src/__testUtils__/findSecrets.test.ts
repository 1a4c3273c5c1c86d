import { findSecrets } from './findSecrets';

// Put together here, so that scanners do not take this file for a leak.
const letters = 'a1B2c3D4e5F6a1B2c3D4e5F6a1B2c3D4e5F6';

it.each([
  ['private key', `-----BEGIN ${'RSA '}PRIVATE KEY-----`],
  ['AWS key', `${'AKIA'}ABCDEFGHIJKLMNOP`],
  ['token of GitHub', `${'ghp_'}${letters}`],
  ['token of GitLab', `${'glpat-'}${letters.slice(0, 20)}`],
  ['token of Hugging Face', `${'hf_'}${letters}`],
  ['credentials in a URL', `https://user:${'word'}@example.com`],
  ['a value beside a name', `DB_PASSWORD: ${letters.slice(0, 16)}`],
  ['values in a Secret', 'kind: Secret\ndata: {}'],
])('finds %s', (name, text) => {
  expect(findSecrets(`first: line\n${text}\nlast: line\n`)).toEqual([name]);
});

it.each([
  'secretKeyRef:\n  name: mlflow-database\n  key: password\n',
  'REGISTRY_PASSWORD: ${{ secrets.REGISTRY_PASSWORD }}\n',
  'https://gitea.example.com/ml/flowers',
])('takes a reference for what it is: %j', text => {
  expect(findSecrets(text)).toEqual([]);
});
