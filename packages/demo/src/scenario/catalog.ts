import YAML from 'yaml';
import { company } from './company';

/** An entity of the Backstage catalog, before its validation. */
export type CatalogEntity = {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    title?: string;
    description?: string;
    annotations?: { [key: string]: string };
    labels?: { [key: string]: string };
    tags?: string[];
  };
  spec: { [key: string]: unknown };
};

const API_VERSION = 'backstage.io/v1alpha1';
const SYSTEM = 'parcel-picking';

function group(
  name: string,
  title: string,
  description: string,
): CatalogEntity {
  return {
    apiVersion: API_VERSION,
    kind: 'Group',
    metadata: { name, title, description },
    spec: {
      type: 'team',
      profile: { displayName: title, email: `${name}@${company.domain}` },
      parent: 'engineering',
      children: [],
    },
  };
}

function user(name: string, displayName: string, team: string): CatalogEntity {
  return {
    apiVersion: API_VERSION,
    kind: 'User',
    metadata: { name },
    spec: {
      profile: { displayName, email: `${name}@${company.domain}` },
      memberOf: [team],
    },
  };
}

function component(options: {
  name: string;
  title: string;
  description: string;
  type: string;
  owner: string;
  annotations: { [key: string]: string };
  tags: string[];
}): CatalogEntity {
  const { name, title, description, type, owner, annotations, tags } = options;
  return {
    apiVersion: API_VERSION,
    kind: 'Component',
    metadata: { name, title, description, annotations, tags },
    spec: { type, lifecycle: 'production', owner, system: SYSTEM },
  };
}

/**
 * The catalog of the company. Its components find their workloads by the four annotations of the
 * kubernetes plugin, alone and together.
 */
export const catalogEntities: CatalogEntity[] = [
  {
    apiVersion: API_VERSION,
    kind: 'Group',
    metadata: { name: 'engineering', title: company.name },
    spec: {
      type: 'department',
      profile: { displayName: company.name },
      children: ['perception', 'motion', 'ml-platform'],
    },
  },
  group('perception', 'Perception', 'Teaches the robots to see parcels.'),
  group('motion', 'Motion', 'Teaches the robots to move.'),
  group(
    'ml-platform',
    'ML Platform',
    'Runs the clusters that the teams train on.',
  ),
  user('mira.lindqvist', 'Mira Lindqvist', 'perception'),
  user('tomas.okafor', 'Tomas Okafor', 'perception'),
  user('elena.rossi', 'Elena Rossi', 'motion'),
  user('jun.park', 'Jun Park', 'motion'),
  user('noor.haddad', 'Noor Haddad', 'ml-platform'),
  {
    apiVersion: API_VERSION,
    kind: 'System',
    metadata: {
      name: SYSTEM,
      title: 'Parcel picking',
      description: 'Everything that lets a robot pick a parcel.',
    },
    spec: { owner: 'ml-platform' },
  },
  component({
    name: 'grasp-pose',
    title: 'Grasp pose',
    description: 'Where to hold a parcel, from one depth image.',
    type: 'ml-training',
    owner: 'perception',
    annotations: {
      'backstage.io/kubernetes-id': 'grasp-pose',
      'mlport/mlflow-experiment': 'grasp-pose',
      'mlport/mlflow-model': 'grasp-pose',
    },
    tags: ['pytorch'],
  }),
  component({
    name: 'depth-estimation',
    title: 'Depth estimation',
    description: 'Depth from two cheap cameras.',
    type: 'ml-training',
    owner: 'perception',
    annotations: {
      'backstage.io/kubernetes-label-selector':
        'app.kubernetes.io/part-of=depth-estimation',
      'mlport/mlflow-experiment': 'depth-estimation',
      'mlport/mlflow-model': 'depth-estimator',
    },
    tags: ['pytorch'],
  }),
  component({
    name: 'pick-policy',
    title: 'Pick policy',
    description: 'Which parcel to pick next, learned in simulation.',
    type: 'ml-training',
    owner: 'motion',
    annotations: {
      'backstage.io/kubernetes-id': 'pick-policy',
      'backstage.io/kubernetes-namespace': 'motion',
      'mlport/mlflow-experiment': 'pick-policy',
      'mlport/mlflow-model': 'pick-policy',
    },
    tags: ['pytorch', 'reinforcement-learning'],
  }),
  component({
    name: 'path-planner',
    title: 'Path planner',
    description: 'How to move the arm around what is in the way.',
    type: 'ml-training',
    owner: 'motion',
    annotations: {
      'backstage.io/kubernetes-label-selector':
        'app.kubernetes.io/name=path-planner,app.kubernetes.io/component in (training,evaluation)',
      'backstage.io/kubernetes-cluster': 'prod-us',
      'mlport/mlflow-model': 'path-planner',
    },
    tags: ['pytorch'],
  }),
  component({
    name: 'damage-detector',
    title: 'Damage detector',
    description: 'Scores the photos of the night for damaged parcels.',
    type: 'ml-model-server',
    owner: 'perception',
    annotations: {
      'backstage.io/kubernetes-id': 'damage-detector',
      'mlport/mlflow-experiment': 'damage-detector/nightly scores',
      'mlport/mlflow-model': 'damage-detector',
    },
    tags: ['batch'],
  }),
  component({
    name: 'grasp-pose-api',
    title: 'Grasp pose API',
    description: 'Tells a robot where to hold a parcel.',
    type: 'ml-model-server',
    owner: 'perception',
    annotations: {
      'backstage.io/kubernetes-id': 'grasp-pose-api',
      'mlport/mlflow-model': 'grasp-pose',
    },
    tags: ['kserve', 'triton'],
  }),
  component({
    name: 'depth-api',
    title: 'Depth API',
    description: 'Depth images for every camera of a hall.',
    type: 'ml-model-server',
    owner: 'perception',
    annotations: { 'backstage.io/kubernetes-id': 'depth-api' },
    tags: ['kserve'],
  }),
  component({
    name: 'vision-triton',
    title: 'Vision models',
    description: 'Small vision models that share slices of GPUs.',
    type: 'ml-model-server',
    owner: 'perception',
    annotations: {
      'backstage.io/kubernetes-label-selector':
        'app.kubernetes.io/name=vision-triton',
      'backstage.io/kubernetes-cluster': 'prod-eu',
    },
    tags: ['triton'],
  }),
  component({
    name: 'label-assist',
    title: 'Label assistant',
    description: 'Proposes labels to the people who draw them.',
    type: 'ml-model-server',
    owner: 'perception',
    annotations: { 'backstage.io/kubernetes-id': 'label-assist' },
    tags: ['vllm'],
  }),
  component({
    name: 'pick-policy-api',
    title: 'Pick policy API',
    description: 'Decides which parcel comes next.',
    type: 'ml-model-server',
    owner: 'motion',
    annotations: {
      'backstage.io/kubernetes-id': 'pick-policy-api',
      'backstage.io/kubernetes-namespace': 'motion',
    },
    tags: ['kserve', 'triton', 'vllm'],
  }),
  component({
    name: 'assistant',
    title: 'Engineering assistant',
    description: 'The language model of the company, and its embeddings.',
    type: 'ml-model-server',
    owner: 'ml-platform',
    annotations: { 'backstage.io/kubernetes-id': 'assistant' },
    tags: ['vllm'],
  }),
];

/** The catalog as a file that Backstage reads. */
export function catalogYaml(): string {
  return catalogEntities
    .map(entity => YAML.stringify(entity, { lineWidth: 0 }))
    .join('---\n');
}
