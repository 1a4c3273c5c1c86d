import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { serializeDirectoryContents } from '@backstage/plugin-scaffolder-node';
import { MlService, mlServiceRef } from '@mlport/backstage-plugin-ml-node';
import scaffolderModuleMl from '..';
import { LoadedTemplate } from './loadTemplates';

/** What a dry run answers. */
export interface DryRun {
  status: number;
  body: {
    log: { body: { message: string; stepId?: string; status?: string } }[];
    steps: { id: string; action: string; if?: string }[];
    output: Record<string, any>;
    directoryContents: { path: string; base64Content: string }[];
    error?: { message: string };
    errors?: unknown[];
  };
  /** The files of the workspace. */
  files: Map<string, string>;
}

/** A real scaffolder with this module; clusters take all that they are asked about. */
export class TestScaffolder {
  readonly #url: string;
  readonly #stop: () => Promise<void>;

  private constructor(url: string, stop: () => Promise<void>) {
    this.#url = url;
    this.#stop = stop;
  }

  /** @param integrations - of the configuration */
  static async create(integrations: object): Promise<TestScaffolder> {
    const asOf = '2026-08-01T10:00:00.000Z';
    const backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          data: { integrations: integrations as never },
        }),
        catalogServiceMock.factory({ entities: [] }),
        createServiceFactory({
          service: mlServiceRef,
          deps: {},
          factory: () =>
            asMlService({
              validateManifests: async ({ cluster }) => ({
                cluster,
                findings: [],
                unseen: [],
                asOf,
              }),
              fitManifests: async ({ cluster }) => ({
                cluster,
                verdict: 'fits' as const,
                items: [],
                unseen: [],
                asOf,
              }),
              listTargets: async () => ({ items: [] }),
            }),
        }),
        import('@backstage/plugin-scaffolder-backend'),
        import('@backstage/plugin-scaffolder-backend-module-github'),
        import('@backstage/plugin-scaffolder-backend-module-gitlab'),
        scaffolderModuleMl,
      ],
    });
    return new TestScaffolder(
      `http://localhost:${backend.server.port()}/api/scaffolder`,
      () => backend.stop(),
    );
  }

  async stop(): Promise<void> {
    await this.#stop();
  }

  async dryRun(template: LoadedTemplate, values: object): Promise<DryRun> {
    const contents = await serializeDirectoryContents(template.folder);
    const answer = await fetch(`${this.#url}/v2/dry-run`, {
      method: 'POST',
      headers: {
        authorization: mockCredentials.user.header(),
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        template: template.entity,
        values,
        secrets: {},
        directoryContents: contents.map(({ path, content }) => ({
          path,
          base64Content: content.toString('base64'),
        })),
      }),
    });
    const body = await answer.json();
    const files = new Map<string, string>(
      (body.directoryContents ?? []).map(
        ({ path, base64Content }: DryRun['body']['directoryContents'][0]) => [
          path,
          Buffer.from(base64Content, 'base64').toString(),
        ],
      ),
    );
    return { status: answer.status, body, files };
  }
}

/** Of the service, what actions ask for. */
function asMlService(
  asked: Pick<MlService, 'validateManifests' | 'fitManifests' | 'listTargets'>,
): MlService {
  return asked as MlService;
}
