import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { parse } from 'yaml';
import { runAction } from '../__testUtils__/runAction';
import { createCheckRepositoryAction } from './createCheckRepositoryAction';
import { examples } from './createCheckRepositoryAction.examples';

const action = createCheckRepositoryAction({
  integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
});
const check = (input: object) =>
  runAction(action, input, { workspacePath: '/unused' });

const azure = 'dev.azure.com?organization=acme&project=ml&repo=flowers';

describe('ml:repository:check', () => {
  it('says the type of the host', async () => {
    const { error, outputs } = await check({ repoUrl: azure });
    expect(error).toBeUndefined();
    expect(outputs).toEqual({ type: 'azure' });
  });

  it.each([
    [
      { repoUrl: azure, delivery: 'pull-request' },
      /No pull request can be opened on dev\.azure\.com.*type azure\. Choose a host of the types github,/,
    ],
    [
      { repoUrl: 'git.elsewhere.org?owner=ml&repo=flowers' },
      /git\.elsewhere\.org.*check your integrations config/,
    ],
    [{ repoUrl: 'github.com?owner=ml' }, /missing repo/],
  ])('refuses %j', async (input, message) => {
    const { error } = await check(input);
    expect(error?.name).toBe('InputError');
    expect(error?.message).toMatch(message);
  });

  it.each(examples.map(({ description, example }) => [description, example]))(
    'runs its example: %s',
    async (_, example) => {
      const [{ input }] = parse(example).steps;
      expect((await check(input)).error).toBeUndefined();
    },
  );
});
