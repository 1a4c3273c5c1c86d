import { z } from 'zod/v3';
import { isSubdomain } from '../../kubernetes';
import {
  choiceParameter,
  countParameter,
  flagParameter,
  groupParameter,
  textParameter,
} from '../../kinds/generate/expecting';
import {
  imageParameter,
  labelParameter,
  nameParameter,
  objectNameParameter,
  quantityParameter,
} from '../../kinds/generate/texts';
import { commonParameters } from '../common/commonParameters';
import {
  annotationsParameter,
  callersParameter,
} from '../common/servingParameters';

const hostParameter = textParameter(
  'the name of a host: mlflow.example.com',
  host => isSubdomain(host),
);

const storageClassParameter = objectNameParameter('a StorageClass').optional();

/** An MLflow tracking server with what it needs. */
export const parameters = commonParameters.extend({
  name: nameParameter.default('mlflow'),
  component: labelParameter.describe('The catalog entity of the server'),
  image: imageParameter
    .default('ghcr.io/mlflow/mlflow:v3.18.0-full')
    .describe('With the drivers of the database and the object store'),
  replicas: countParameter('replicas', 1, 10).default(1),
  workers: countParameter('processes', 1, 32)
    .default(2)
    .describe('Processes per replica'),
  cpu: quantityParameter.default('500m'),
  memory: quantityParameter.default('2Gi'),
  spoolSize: quantityParameter
    .default('10Gi')
    .describe(
      'Room for uploads on their way: the largest artifact, times how many at once',
    ),
  auth: choiceParameter(['none', 'gateway'])
    .default('none')
    .describe(
      'none: nobody from outside the cluster may come; gateway: what stands in front of it asks for a login',
    ),
  exposure: groupParameter({
    type: choiceParameter(['cluster', 'ingress', 'gateway']),
    host: hostParameter.optional(),
    ingressClass: objectNameParameter('an IngressClass').optional(),
    tlsSecret: objectNameParameter('a Secret')
      .optional()
      .describe('With the certificate of the host'),
    clusterIssuer: objectNameParameter('a ClusterIssuer')
      .optional()
      .describe('Of cert-manager, which then makes the certificate'),
    gateway: groupParameter({
      name: objectNameParameter('a Gateway'),
      namespace: objectNameParameter('a namespace'),
    }).optional(),
  }).default({ type: 'cluster' }),
  database: groupParameter({
    type: choiceParameter(['bundled', 'reference']),
    secret: objectNameParameter('a Secret').describe(
      'With the keys username and password; made outside of Git',
    ),
    host: hostParameter
      .optional()
      .describe('Of a database that is there already'),
    port: countParameter('a port', 1, 65_535).default(5432),
    name: textParameter(
      'the name of a database: letters, digits and "_"',
      name => /^[A-Za-z_]\w*$/.test(name),
      63,
    ).default('mlflow'),
    sslMode: choiceParameter(['disable', 'require', 'verify-ca', 'verify-full'])
      .default('require')
      .describe(
        'To a database that is there already; a bundled one has no certificate',
      ),
    image: imageParameter
      .default('postgres:17.5')

      .describe('Of a bundled database; the user 999 is its own'),
    size: quantityParameter.default('10Gi').describe('Of a bundled database'),
    storageClass: storageClassParameter,
  }),
  artifacts: groupParameter({
    type: choiceParameter(['s3', 'pvc']),
    uri: textParameter('an S3 URI: s3://bucket/folder', uri =>
      /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w.!*'()-]+)*\/?$/.test(uri),
    )
      .optional()
      .describe('Where the server writes to'),
    endpoint: textParameter(
      'the URL of an S3 server: https://minio.example.com:9000',
      url =>
        /^https?:\/\/[\w.-]+(:\d{1,5})?\/?$/.test(url) && URL.canParse(url),
    )
      .optional()
      .describe('For a store that is not of AWS'),
    secret: objectNameParameter('a Secret')
      .optional()
      .describe(
        'With the keys AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; without it the identity of the ServiceAccount counts',
      ),
    size: quantityParameter.default('50Gi').describe('Of a claim'),
    storageClass: storageClassParameter,
  }),
  serviceAccountAnnotations: annotationsParameter
    .default({})
    .describe('What ties the ServiceAccount to a cloud identity'),
  cloudIdentity: flagParameter()
    .default(false)
    .describe(
      'Let the server ask the metadata service of the node (169.254.169.254)',
    ),
  callers: callersParameter
    .default([])
    .describe(
      'Namespaces that may call it besides its own: trainers, the portal, the gateway',
    ),
});

/** The parsed {@link parameters}. */
export type MlflowStackParameters = z.output<typeof parameters>;

/** Fits {@link parameters}. */
export const sample: z.input<typeof parameters> = {
  name: 'mlflow',
  target: { cluster: 'prod-eu', namespace: 'mlflow' },
  component: 'mlflow',
  owner: 'group:default/ml-platform',
  system: 'ml-platform',
  gitops: 'none',
  origin: { template: 'template:default/mlflow-stack', version: '1.0.0' },
  auth: 'gateway',
  exposure: {
    type: 'ingress',
    host: 'mlflow.example.com',
    ingressClass: 'traefik',
    tlsSecret: 'mlflow-tls',
    clusterIssuer: 'letsencrypt',
  },
  database: { type: 'bundled', secret: 'mlflow-database' },
  artifacts: {
    type: 's3',
    uri: 's3://ml-artifacts/mlflow',
    endpoint: 'https://minio.example.com:9000',
    secret: 'mlflow-artifacts',
  },
  serviceAccountAnnotations: {
    'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/mlflow',
  },
  callers: ['backstage', 'team-vision', 'traefik'],
};
