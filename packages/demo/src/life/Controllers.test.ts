import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  readObject,
  WorkloadReading,
} from '@mlport/backstage-plugin-ml-common';
import YAML from 'yaml';
import { INVENTORY_LABEL } from '../gitops';
import {
  ApiObject,
  PocketCluster,
  resourceId,
  resources,
  startPocketCluster,
} from '../pocket';
import { clusters } from '../scenario/company';
import { Controllers } from './Controllers';

type Case = {
  name: string;
  resource: string;
  object: ApiObject;
  states: string[];
  children: string[];
};

const cases: Case[] = YAML.parse(
  readFileSync(join(__dirname, 'life.cases.yaml'), 'utf8'),
);
const [company] = clusters;

/** Two minutes are a second. */
const SPEED = 120;

describe('the life of applied objects', () => {
  let cluster: PocketCluster;
  let controllers: Controllers;

  beforeEach(async () => {
    cluster = await startPocketCluster({ name: company.name, identities: [] });
    controllers = Controllers.start({ cluster, company, speed: SPEED });
  });

  afterEach(async () => {
    controllers.stop();
    await cluster.close();
  });

  const apply = ({ resource, object }: Case, labels = {}) => {
    const { name = '', namespace } = object.metadata;
    const metadata = {
      ...object.metadata,
      labels: { ...object.metadata.labels, ...labels },
    };
    cluster.writer.apply(
      { type: cluster.type(resource), namespace, name },
      { ...object, metadata },
      { manager: 'test', force: true },
    );
  };
  /** What there is besides the object and what was told. */
  const others = ({ resource, object }: Case) =>
    resources
      .flatMap(type => {
        const id = resourceId(type);
        return cluster.store
          .list(cluster.type(id))
          .filter(
            ({ object: { kind, metadata } }) =>
              kind !== 'Event' &&
              !(id === resource && metadata.name === object.metadata.name),
          )
          .map(() => id);
      })
      .sort();

  it.each(cases)('$name', async it => {
    const states: string[] = [];
    let beside: string[] = [];
    const last = it.states[it.states.length - 1];
    const running = it.states.includes('Running') ? 'Running' : 'Ready';
    await new Promise<void>(resolve => {
      cluster.store.subscribe(cluster.type(it.resource), change => {
        const { metadata, status } = change.object;
        const isLived = status && Object.keys(status).length > 0;
        if (metadata.name !== it.object.metadata.name || !isLived) {
          return;
        }
        const reading = readObject(change.object)?.reading as WorkloadReading;
        if (states.at(-1) !== reading.state) {
          states.push(reading.state);
        }
        // What belongs to it is written right after it.
        setImmediate(() => {
          if (reading.state === running && beside.length === 0) {
            beside = others(it);
          }
          if (reading.state === last) {
            resolve();
          }
        });
      });
      apply(it, { [INVENTORY_LABEL]: 'x' });
    });
    expect(states).toEqual(it.states);
    expect(beside).toEqual(it.children);

    const { name = '', namespace } = it.object.metadata;
    cluster.writer.delete({ type: cluster.type(it.resource), namespace, name });
    expect(others(it)).toEqual([]);
  });

  it('leaves alone what nobody applied, and keeps waiting what has no queue', async () => {
    const [queued, plain] = cases;
    apply(plain);
    apply(
      {
        ...queued,
        object: {
          ...queued.object,
          metadata: { ...queued.object.metadata, namespace: 'sandbox' },
        },
      },
      { [INVENTORY_LABEL]: 'x' },
    );
    const workloads = cluster.type('workloads.kueue.x-k8s.io');
    const text = await new Promise<string>(resolve => {
      cluster.store.subscribe(workloads, ({ object }) =>
        resolve(JSON.stringify(object.status)),
      );
    });
    expect(text).toContain("LocalQueue gpu doesn't exist");
    const job = cluster.store.get(
      cluster.type('jobs.batch'),
      'perception/check',
    );
    expect(job?.status).toEqual({});
  });
});
