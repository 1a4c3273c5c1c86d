import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '../../lib/UserError.mjs';
import { Cluster } from './Cluster.mjs';
import { assetsFolder } from './assetsFolder.mjs';

const OPTIONS = {
  dir: { type: 'string' },
  name: { type: 'string', default: 'bare' },
  crds: { type: 'string', multiple: true, default: [] },
  audit: { type: 'boolean', default: false },
  'no-kwok': { type: 'boolean' },
  'no-scheduler': { type: 'boolean' },
  nodes: { type: 'string', default: 'none' },
  'restart-apiserver': { type: 'boolean' },
  compact: { type: 'boolean' },
  status: { type: 'boolean' },
  assets: { type: 'boolean' },
};

/**
 * Starts a bare API server, or works on one that was started (README.md).
 *
 * @param {string[]} args
 * @returns {Promise<string>} what to print
 * @throws UserError
 */
export async function up(args) {
  const { values, positionals } = parse(args);
  if (values.assets) {
    return assetsFolder();
  }
  if (values['restart-apiserver']) {
    const cluster = Cluster.open(folderOf(positionals));
    await cluster.restartApiServer();
    return JSON.stringify(cluster.status());
  }
  if (values.compact) {
    const revision = await Cluster.open(folderOf(positionals)).compact();
    return JSON.stringify({ compactedAt: revision });
  }
  if (values.status) {
    return JSON.stringify(Cluster.open(folderOf(positionals)).status());
  }
  if (values.nodes !== 'none') {
    throw new UserError(
      `--nodes ${values.nodes}: a bare API server has no nodes`,
      'Only --nodes none is understood.',
    );
  }
  const cluster = await Cluster.start({
    assets: assetsFolder(),
    dir: resolve(values.dir ?? mkdtempSync(join(tmpdir(), 'ml-kube-'))),
    name: values.name,
    crds: values.crds,
    audit: values.audit,
  });
  return JSON.stringify(cluster.status());
}

function parse(args) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UserError(error.message, 'See scripts/kube/README.md.');
  }
}

function folderOf([dir]) {
  if (!dir) {
    throw new UserError(
      'The folder of the cluster is missing',
      'See scripts/kube/README.md.',
    );
  }
  return resolve(dir);
}
