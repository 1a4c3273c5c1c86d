// rbac.cjs [--check]: writes the role that an installation needs, and its table in docs/rbac.md,
// from the kinds that the platform reads; with --check it only says whether they are in step.
require('@backstage/cli/config/nodeTransform.cjs');
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { stringify } = require('yaml');
const { kinds } = require('../plugins/ml-common/src');

const root = join(__dirname, '..');
const VERBS = ['get', 'list', 'watch'];
const NAME = 'mlport-viewer';

/** Asked for when somebody opens one piece of work, and never watched. */
const FACTS = [
  {
    resource: 'pods',
    verbs: ['get', 'list'],
    gives: 'the pods of an opened job or endpoint',
  },
  {
    resource: 'pods/log',
    verbs: ['get'],
    gives: 'the last lines of a container',
  },
  {
    resource: 'events',
    verbs: ['get', 'list'],
    gives: 'what the cluster says about it',
  },
  {
    group: 'visibility.kueue.x-k8s.io',
    resource: 'localqueues/pendingworkloads',
    verbs: ['get'],
    gives: 'the place in the queue of a job that waits',
  },
];

/** One rule per API group in the order of the kinds, and one per fact. */
function rules(read) {
  const groups = new Map();
  for (const { group, plural } of read) {
    groups.set(group, [...(groups.get(group) ?? []), plural].sort());
  }
  const watched = [...groups].map(([group, resources]) => ({
    apiGroups: [group],
    resources,
    verbs: VERBS,
  }));
  const onDemand = FACTS.map(({ group = '', resource, verbs }) => ({
    apiGroups: [group],
    resources: [resource],
    verbs,
  }));
  return [...watched, ...onDemand];
}

const clusterRole = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: NAME },
  rules: rules(kinds),
};

const binding = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: NAME },
  roleRef: {
    apiGroup: 'rbac.authorization.k8s.io',
    kind: 'ClusterRole',
    name: NAME,
  },
  subjects: [{ kind: 'ServiceAccount', name: NAME, namespace: 'backstage' }],
};

const serviceAccount = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'backstage' } },
  {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: NAME, namespace: 'backstage' },
  },
  // A token that does not expire; where tokens are issued otherwise, leave it out.
  {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/service-account-token',
    metadata: {
      name: NAME,
      namespace: 'backstage',
      annotations: { 'kubernetes.io/service-account.name': NAME },
    },
  },
];

const yaml = objects =>
  objects
    .map(object =>
      stringify(object, {
        lineWidth: 0,
        singleQuote: true,
        aliasDuplicateObjects: false,
      }),
    )
    .join('---\n');

const HEADER =
  '# Written by `yarn rbac` from the kinds that the platform reads.\n';

const table = [
  '| kind | API group | resource | versions read | verbs |',
  '| --- | --- | --- | --- | --- |',
  ...kinds.map(
    ({ title, group, plural, versions }) =>
      `| ${title} | ${group || '(core)'} | \`${plural}\` | ${versions.join(
        ', ',
      )} | ${VERBS.join(', ')} |`,
  ),
].join('\n');

const factTable = [
  '| resource | API group | verbs | gives |',
  '| --- | --- | --- | --- |',
  ...FACTS.map(
    ({ group = '(core)', resource, verbs, gives }) =>
      `| \`${resource}\` | ${group} | ${verbs.join(', ')} | ${gives} |`,
  ),
].join('\n');

const DOCS = join(root, 'docs/rbac.md');
const marked = name =>
  new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`);

/** Prettier aligns tables; what it says is what is compared. */
function wantedFiles() {
  const prettier = require('prettier');
  const format = (text, parser) =>
    prettier.format(text, {
      ...require('@backstage/cli/config/prettier'),
      parser,
    });
  const docs = readFileSync(DOCS, 'utf8')
    .replace(marked('kinds'), `$1\n\n${table}\n\n$2`)
    .replace(marked('facts'), `$1\n\n${factTable}\n\n$2`);
  const manifest = HEADER + yaml([...serviceAccount, clusterRole, binding]);
  return {
    'docs/rbac.md': format(docs, 'markdown'),
    'manifests/clusterrole.yaml': format(manifest, 'yaml'),
  };
}

function main() {
  const stale = [];
  for (const [file, wanted] of Object.entries(wantedFiles())) {
    const path = join(root, file);
    let found;
    try {
      found = readFileSync(path, 'utf8');
    } catch {
      found = undefined;
    }
    if (found !== wanted) {
      stale.push(file);
    }
    if (!process.argv.includes('--check')) {
      writeFileSync(path, wanted);
    }
  }
  if (process.argv.includes('--check') && stale.length) {
    console.error(
      `Not in step with the kinds: ${stale.join(', ')}. Run: yarn rbac`,
    );
    process.exit(1);
  }
}

main();
