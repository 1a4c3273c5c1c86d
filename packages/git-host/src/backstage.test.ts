import { writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createPublishGiteaAction } from '@backstage/plugin-scaffolder-backend-module-gitea';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { TestHost, writer } from './__testUtils__/TestHost';

// Each case starts many Git processes.
jest.setTimeout(60_000);

describe('Backstage with this host as its Gitea', () => {
  const workspace = createMockDirectory();
  let host: TestHost;
  let config: ConfigReader;

  beforeEach(async () => {
    host = await TestHost.create();
    await host.api('POST', '/orgs', { username: 'ml' });
    config = new ConfigReader({
      integrations: {
        gitea: [
          {
            host: new URL(host.url).host,
            baseUrl: host.url,
            username: writer.name,
            password: writer.password,
          },
        ],
      },
    });
  });
  afterEach(() => host.end());

  const publish = async (name: string) => {
    const outputs: { [name: string]: unknown } = {};
    const { host: authority } = new URL(host.url);
    await createPublishGiteaAction({
      integrations: ScmIntegrations.fromConfig(config),
      config,
    }).handler({
      ...createMockActionContext({
        workspacePath: workspace.path,
        input: {
          repoUrl: `${authority}?owner=ml&repo=${name}`,
          description: 'made by a template',
          gitAuthorName: 'Template',
          gitAuthorEmail: 'template@localhost',
        },
      }),
      output: (key: string, value: unknown) => {
        outputs[key] = value;
      },
    } as never);
    return outputs;
  };
  const readers = () =>
    UrlReaders.default({ logger: mockServices.logger.mock(), config });

  it('publishes by publish:gitea, and reads back what it published', async () => {
    const manifest = 'kind: Component\r\nmetadata:\n  name: "ü"\n';
    await mkdir(join(workspace.path, 'k8s'), { recursive: true });
    await writeFile(join(workspace.path, 'catalog-info.yaml'), manifest);
    await writeFile(join(workspace.path, 'k8s', 'job.yaml'), 'kind: Job\n');
    const outputs = await publish('demo');
    expect(outputs).toEqual({
      remoteUrl: `${host.url}/ml/demo.git`,
      commitHash: expect.stringMatching(/^[0-9a-f]{40}$/),
      repoContentsUrl: `${host.url}/ml/demo/src/branch/main/`,
    });

    const reader = readers();
    const at = `${host.url}/ml/demo/src/branch/main`;
    const file = await reader.readUrl(`${at}/catalog-info.yaml`);
    expect((await file.buffer()).toString()).toBe(manifest);
    expect(file.etag).toBeDefined();
    const tree = await reader.readTree(`${at}/`);
    expect((await tree.files()).map(({ path }) => path).sort()).toEqual([
      'catalog-info.yaml',
      'k8s/job.yaml',
    ]);
    expect(tree.etag).toBe(outputs.commitHash);
    const folder = await (await reader.readTree(`${at}/k8s`)).files();
    expect(folder.map(({ path }) => path)).toEqual(['job.yaml']);
    expect((await folder[0].content()).toString()).toBe('kind: Job\n');
    await expect(
      reader.readTree(`${at}/`, { etag: tree.etag }),
    ).rejects.toThrow(expect.objectContaining({ name: 'NotModifiedError' }));
    await expect(reader.readUrl(`${at}/nope.yaml`)).rejects.toThrow(
      expect.objectContaining({ name: 'NotFoundError' }),
    );
    expect((await reader.search(`${at}/nope.yaml`)).files).toEqual([]);

    await host.git('clone', '--quiet', host.remote(), 'clone');
    expect(
      await host.git('-C', 'clone', 'show', 'HEAD:catalog-info.yaml'),
    ).toBe(manifest);
  });

  it('tells publish:gitea what is there already', async () => {
    await writeFile(join(workspace.path, 'a'), 'a');
    await publish('demo');
    await expect(publish('demo')).rejects.toThrow(
      'Unable to create repository, 409 Conflict',
    );
  });
});
