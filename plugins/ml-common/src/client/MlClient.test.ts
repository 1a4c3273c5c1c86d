import { MlClient } from './MlClient';

const address = {
  cluster: 'prod/eu',
  namespace: 'vision',
  group: '',
  kind: 'Pod',
  name: 'a?b#c',
};
const path = '/workloads/prod%2Feu/vision/core/Pod/a%3Fb%23c';

describe('MlClient', () => {
  it.each<[string, (client: MlClient) => Promise<unknown>]>([
    [path, client => client.getWorkload(address)],
    [`${path}/manifest`, client => client.getWorkloadManifest(address)],
    [
      `${path}/logs?pod=p&container=c&previous=true&tailLines=5`,
      client =>
        client.getWorkloadLog({
          ...address,
          pod: 'p',
          container: 'c',
          previous: true,
          tailLines: 5,
        }),
    ],
    [
      `${path}/logs?pod=p%26q`,
      client => client.getWorkloadLog({ ...address, pod: 'p&q' }),
    ],
    ['/quotas', client => client.listQuotas()],
    ['/sources', client => client.listSources()],
  ])('asks for %s', async (expected, ask) => {
    const asked: string[] = [];
    const client = MlClient.create({
      baseUrl: () => 'http://ml',
      fetch: async input => {
        asked.push(String(input));
        return Response.json({ answer: 1 });
      },
    });
    await expect(ask(client)).resolves.toEqual({ answer: 1 });
    expect(asked).toEqual([`http://ml${expected}`]);
  });
});
