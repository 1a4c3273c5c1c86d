import { JsonObject } from '../pocket/ApiObject';
import { ContractCase } from './ContractCase';
import { itemsOf, metadataOf, namesOf } from './ContractClient';

const pod: JsonObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'pod', labels: { app: 'x' } },
  spec: { containers: [{ name: 'main', image: 'x:1' }], nodeName: '' },
};

const WORKLOADS = '/apis/kueue.x-k8s.io';

/** Pods, their logs, events, and a resource in two versions. */
export const coreCases: ContractCase[] = [
  {
    title: 'begins a pod as Pending and selects by its phase',
    run: async ({ client, namespace }) => {
      const path = `/api/v1/namespaces/${namespace}/pods`;
      const { code } = await client.ask(path, { method: 'POST', body: pod });
      expect(code).toBe(201);
      const select = async (selector: string) =>
        namesOf((await client.ask(`${path}?fieldSelector=${selector}`)).body);
      expect(await select('status.phase=Pending')).toEqual(['pod']);
      expect(await select('status.phase!=Pending')).toEqual([]);
      expect(await select('spec.nodeName=')).toEqual(['pod']);
    },
  },
  {
    title: 'checks what is asked of a log',
    run: async ({ client, namespace }) => {
      const path = `/api/v1/namespaces/${namespace}/pods`;
      await client.ask(path, { method: 'POST', body: pod });
      const log = (query: string) => client.ask(`${path}/pod/log?${query}`);
      expect((await log('tailLines=-1')).body).toMatchObject({
        code: 422,
        message:
          'PodLogOptions "pod" is invalid: tailLines: Invalid value: -1: must be greater than or equal to 0',
      });
      expect((await log('tailLines=x')).body).toMatchObject({
        code: 400,
        message: 'strconv.ParseInt: parsing "x": invalid syntax',
      });
      expect((await log('container=other')).body).toMatchObject({
        code: 400,
        message: 'container other is not valid for pod pod',
      });
    },
  },
  {
    title: 'finds the events of one object',
    run: async ({ client, namespace }) => {
      const path = `/api/v1/namespaces/${namespace}/events`;
      for (const [name, uid] of [
        ['first', 'uid-1'],
        ['second', 'uid-2'],
      ]) {
        await client.ask(path, {
          method: 'POST',
          body: {
            apiVersion: 'v1',
            kind: 'Event',
            metadata: { name },
            involvedObject: { kind: 'Pod', name, namespace, uid },
            reason: 'FailedScheduling',
            type: 'Warning',
            message: 'no room',
          },
        });
      }
      const { body } = await client.ask(
        `${path}?fieldSelector=involvedObject.uid=uid-2,type=Warning`,
      );
      expect(namesOf(body)).toEqual(['second']);
      expect(metadataOf(itemsOf(body)[0])).not.toHaveProperty('generation');
    },
  },
  {
    title: 'serves one Workload in two versions',
    run: async ({ client, namespace }) => {
      const path = (version: string) =>
        `${WORKLOADS}/${version}/namespaces/${namespace}/workloads`;
      const created = await client.ask(path('v1beta2'), {
        method: 'POST',
        body: {
          apiVersion: 'kueue.x-k8s.io/v1beta2',
          kind: 'Workload',
          metadata: { name: 'queued' },
          spec: {
            queueName: 'gpu',
            podSets: [
              {
                name: 'main',
                count: 1,
                template: {
                  spec: {
                    restartPolicy: 'Never',
                    containers: [{ name: 'main', image: 'x:1' }],
                  },
                },
              },
            ],
          },
        },
      });
      expect(created.code).toBe(201);
      for (const version of ['v1beta1', 'v1beta2']) {
        const { body } = await client.ask(path(version));
        expect(itemsOf(body)[0]).toMatchObject({
          apiVersion: `kueue.x-k8s.io/${version}`,
          metadata: {
            name: 'queued',
            resourceVersion: metadataOf(created.body).resourceVersion,
          },
          spec: { queueName: 'gpu' },
        });
      }
    },
  },
];
