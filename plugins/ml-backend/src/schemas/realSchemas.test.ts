import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kinds } from '@mlport/backstage-plugin-ml-common';
import { parse } from 'yaml';
import {
  realServerTests,
  TestCluster,
} from '../clusters/__testUtils__/TestCluster';
import { RunningProxy, startProxy } from '../clusters/simulation/startProxy';
import { breakagesOf } from './__testUtils__/breakagesOf';
import { ServerManifest, StrictServer } from './__testUtils__/StrictServer';
import { createSchemaBook, SchemaBook } from './SchemaBook';

/** Something that the server refuses, and we do not. */
interface Miss {
  title: string;
  /** The server's words. */
  message: string;
  unseen: string[];
}

const CRDS = [
  'kubeflow.org_pytorchjobs',
  'kueue.x-k8s.io',
  'serving.kserve.io_inferenceservices',
  'trainer.kubeflow.org',
  'jobset.x-k8s.io',
];

const misses: { says: string; because: string }[] = read('misses.yaml');

/** Good objects: ours, and those of Kubernetes and of operators that forms write. */
const samples: ServerManifest[] = [
  ...read<ServerManifest[]>('realSamples.yaml'),
  ...kinds.flatMap(({ generator }) =>
    generator ? generator.render(generator.sample).map(inDefault) : [],
  ),
];

realServerTests()('what a real API server says under strict validation', () => {
  let cluster: TestCluster;
  let server: StrictServer;
  let proxy: RunningProxy;
  let book: SchemaBook;
  let compared = 0;
  const missed: Miss[] = [];

  beforeAll(async () => {
    cluster = await TestCluster.start(CRDS);
    server = StrictServer.create(cluster.administrator('real'));
    // The account of the portal may read schemas, though it may read little else.
    proxy = await startProxy([cluster.viewer('real')]);
    book = createSchemaBook({ gateway: proxy.gateway });
  }, 120_000);

  afterAll(async () => {
    server?.close();
    await proxy?.close();
    await cluster?.stop();
  }, 30_000);

  /** What the two say of an object; notes what we missed. */
  async function falseAlarm(title: string, object: ServerManifest) {
    const [verdict, check] = await Promise.all([
      server.judge(object),
      book.validateManifests('real', [object]),
    ]);
    const errors = check.findings.filter(
      ({ severity }) => severity === 'error',
    );
    compared += 1;
    if (!verdict.isTaken && errors.length === 0) {
      const { unseen } = check;
      missed.push({ title, message: verdict.message, unseen });
    }
    return verdict.isTaken && errors.length > 0 ? [{ title, errors }] : [];
  }

  it.each(samples.map(sample => [titleOf(sample), sample] as const))(
    '%s is taken by both',
    async (_, sample) => {
      expect(await server.judge(sample)).toEqual({
        isTaken: true,
        message: '',
      });
      const { findings } = await book.validateManifests('real', [sample]);
      expect(findings).toEqual([]);
    },
    30_000,
  );

  it.each(samples.map(sample => [titleOf(sample), sample] as const))(
    '%s, broken in every place, raises no false alarm',
    async (_, sample) => {
      const alarms = [];
      for (const { title, object } of breakagesOf(sample)) {
        const broken = object as ServerManifest;
        alarms.push(...(await falseAlarm(title, broken)));
      }
      expect(alarms).toEqual([]);
    },
    60_000,
  );

  it('misses nothing that is not in the table, and has compared enough', () => {
    expect(compared).toBeGreaterThan(200);
    const unknown = missed.filter(
      ({ message }) => !misses.some(row => isOf(row, message)),
    );
    expect(unknown).toEqual([]);
    const idle = misses.filter(
      row => !missed.some(({ message }) => isOf(row, message)),
    );
    expect(idle).toEqual([]);
  });

  it('names the rules in CEL that it does not evaluate', () => {
    const byCel = missed.filter(
      ({ message }) =>
        misses.find(row => isOf(row, message))?.because === 'cel',
    );
    expect(byCel.length).toBeGreaterThan(0);
    for (const { message, unseen } of byCel) {
      const rule = message.replace(/^.*Invalid value: /, '').slice(0, 40);
      expect(unseen.join('\n')).toContain(rule);
    }
  });

  it('says which version of a group and which kinds are served', async () => {
    const { findings } = await book.validateManifests('real', [
      { apiVersion: 'kubeflow.org/v2beta1', kind: 'MPIJob' },
      { apiVersion: 'kubeflow.org/v1', kind: 'PytorchJob' },
      { apiVersion: 'example.com/v1', kind: 'Thing' },
    ]);
    expect(findings.map(({ message, fix }) => `${message}. ${fix}`)).toEqual([
      'real does not serve MPIJob of kubeflow.org/v2beta1. It serves kubeflow.org in v1',
      'real does not serve PytorchJob in kubeflow.org/v1. Did you mean PyTorchJob?',
      'real does not serve Thing of example.com/v1. Install what brings this kind, or choose a cluster that has it',
    ]);
  });
});

function isOf({ says }: { says: string }, message: string): boolean {
  return new RegExp(says).test(message);
}

function titleOf({ kind, metadata }: ServerManifest): string {
  return `${kind} ${metadata.name}`;
}

/** The namespace that every cluster has. */
function inDefault(manifest: object): ServerManifest {
  const object = manifest as ServerManifest;
  const { namespace } = object.metadata;
  return namespace
    ? { ...object, metadata: { ...object.metadata, namespace: 'default' } }
    : object;
}

function read<T>(file: string): T {
  return parse(readFileSync(join(__dirname, 'cases', file), 'utf8'));
}
