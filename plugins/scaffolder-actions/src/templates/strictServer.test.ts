import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { HOW_TO_GET_KUBE_TOOLS, kubeTools } from '@internal/demo';
import { Manifest, renderBundle } from '@mlport/backstage-plugin-ml-common';
import { fillForm } from '../__testUtils__/fillForm';
import { loadTemplates } from '../__testUtils__/loadTemplates';

// A real API server is started.
jest.setTimeout(300_000);

const run = promisify(execFile);
const CRDS = [
  'kubeflow.org_pytorchjobs',
  'trainer.kubeflow.org',
  'kueue.x-k8s.io',
  'serving.kserve.io_inferenceservices',
];

/** `describe` where a real API server can be had; else a loud line. */
function withServer(): jest.Describe {
  if (kubeTools()) {
    return describe;
  }
  const message = `SKIPPED: templates before a real API server; ${HOW_TO_GET_KUBE_TOOLS}`;
  if (process.env.ML_TEST_REQUIRE === 'all') {
    throw new Error(message);
  }
  process.stderr.write(`${message}\n`);
  return describe.skip as jest.Describe;
}

const samples = loadTemplates().flatMap(template =>
  template.samples.map(sample => ({
    title: `${template.id}, ${sample.name}`,
    objects: renderBundle(
      String(template.entity.spec.steps[1].input?.bundle),
      fillForm(template, sample.values).values,
    ).flatMap(file => file.objects),
  })),
);

withServer()('a real API server with strict field validation', () => {
  let dir: string;
  let kubectl: (args: string[], input?: unknown) => Promise<string>;
  let served: Set<string>;

  beforeAll(async () => {
    const tools = kubeTools()!;
    dir = await mkdtemp(join(tmpdir(), 'ml-templates-'));
    const { stdout: assets } = await run(join(tools, 'up'), ['--assets']);
    await run(join(tools, 'up'), [
      ...['--dir', dir, '--no-kwok', '--no-scheduler', '--nodes', 'none'],
      ...CRDS.flatMap(prefix => ['--crds', prefix]),
    ]);
    kubectl = async (args, input) => {
      const started = run(join(assets.trim(), 'kubectl'), [
        ...['--kubeconfig', join(dir, 'kubeconfig')],
        ...args,
      ]);
      started.child.stdin?.end(
        input === undefined ? '' : JSON.stringify(input),
      );
      return (await started).stdout;
    };
    const versions = await kubectl(['api-versions']);
    served = new Set(versions.trim().split('\n'));
    const namespaces = new Set(
      samples.flatMap(({ objects }) =>
        objects.flatMap(({ metadata }) => metadata.namespace ?? []),
      ),
    );
    for (const namespace of namespaces) {
      await kubectl(['create', 'namespace', namespace]);
    }
  });
  afterAll(async () => {
    if (dir) {
      await run(join(kubeTools()!, 'down'), [dir, '--purge']);
    }
  });

  it.each(samples)('takes all objects of $title', async ({ objects }) => {
    const known = objects.filter(({ apiVersion }) => served.has(apiVersion));
    const unknown = objects.filter(object => !known.includes(object));
    // The Gateway API is not among the CRDs of the test data.
    expect(unknown.map(({ kind }: Manifest) => kind)).toEqual(
      unknown.map(() => 'HTTPRoute'),
    );
    const taken = await kubectl(
      [
        'create',
        '--dry-run=server',
        '--validate=strict',
        '-o',
        'name',
        '-f',
        '-',
      ],
      { apiVersion: 'v1', kind: 'List', items: known },
    );
    expect(taken.trim().split('\n')).toHaveLength(known.length);
  });

  it('refuses a field that there is not', async () => {
    const [object] = samples[0].objects;
    const refused = kubectl(
      ['create', '--dry-run=server', '--validate=strict', '-f', '-'],
      { ...object, spec: { ...(object.spec as object), nodez: 1 } },
    );
    await expect(refused).rejects.toThrow(/unknown field "spec.nodez"/);
  });
});
