import { ModelItem, ServedModel } from '@mlport/backstage-plugin-ml-common';
import { EVERYTHING } from '../workloads/__testUtils__/everything';
import {
  InMemoryMirror,
  TestRow,
} from '../workloads/__testUtils__/InMemoryMirror';
import { WorkloadBook } from '../workloads/WorkloadBook';
import { FakeTrackingAdapter } from './__testUtils__/FakeTrackingAdapter';
import { holdModels } from './HeldThings';
import { driftOf, servedModels, servedOf } from './servedModels';
import { VersionIndex } from './VersionIndex';

type Endpoint = [ServedModel[], TestRow['workload']?];

const split = (canary: number): TestRow['workload'] => ({
  traffic: [
    { revision: 'stable', percent: 100 - canary },
    { revision: 'canary', percent: canary, canary: true },
  ],
});
const serves = (version: string, more: ServedModel = {}): ServedModel => ({
  model: 'churn',
  version,
  ...more,
});
const shared = (stable: string, canary: string, percent: number): Endpoint => [
  [
    serves(stable, { revision: 'stable' }),
    serves(canary, { revision: 'canary' }),
  ],
  split(percent),
];

describe('what is served of a model', () => {
  const read = (aliases: Record<string, string>, endpoints: Endpoint[]) => {
    const adapter = FakeTrackingAdapter.create();
    adapter.addModel('churn', [{}, {}, {}], { aliases });
    const models = holdModels(adapter.data.models, adapter.data.versions);
    const [held] = models.values();
    const mirror = InMemoryMirror.create();
    for (const [at, [list, workload]] of endpoints.entries()) {
      mirror.put({
        uid: String(at),
        workload: { state: 'Ready', serves: list, ...workload },
      });
    }
    const book = WorkloadBook.create(mirror);
    const index = VersionIndex.create([held], 'main');
    const all = servedModels(book.entries(), EVERYTHING, index);
    const blind = { ...EVERYTHING, shows: () => false };
    expect(servedModels(book.entries(), blind, index).size).toBe(0);
    expect(servedModels(book.entries(), undefined, index).size).toBe(0);
    book.close();
    const own = all.get(held.id);
    return { served: servedOf(own), drift: driftOf(held, own) };
  };

  it.each<[string, Endpoint[], ModelItem['served']]>([
    ['nothing', [], []],
    ['one', [[[serves('1')]]], [{ version: '1', endpoints: 1 }]],
    [
      'the greatest share first',
      [shared('1', '3', 20)],
      [
        { version: '1', percent: 80, endpoints: 1 },
        { version: '3', percent: 20, endpoints: 1 },
      ],
    ],
    [
      'a share where all have one',
      [shared('1', '3', 20), [[serves('3')]]],
      [
        { version: '3', endpoints: 2 },
        { version: '1', percent: 80, endpoints: 1 },
      ],
    ],
    [
      'the newer of equals first',
      [[[serves('1')]], [[serves('2')]]],
      [
        { version: '2', endpoints: 1 },
        { version: '1', endpoints: 1 },
      ],
    ],
    ['nothing that is stopped', [[[serves('1')], { state: 'Stopped' }]], []],
    ['nothing of a version that is not there', [[[serves('9')]]], []],
  ])('is %s', (_, endpoints, served) => {
    expect(read({}, endpoints).served).toEqual(served);
  });

  const CHAMPION = { champion: '2' };
  const asked = (version: string, alias: string): Endpoint => [
    [serves(version, { alias })],
  ];
  const DRIFT = { alias: 'champion', version: '2' };

  it.each<
    [string, Record<string, string>, Endpoint[], ModelItem['drift'] | undefined]
  >([
    ['nothing is served', CHAMPION, [], undefined],
    ['another version is served', CHAMPION, [[[serves('1')]]], DRIFT],
    ['it is served', CHAMPION, [[[serves('2')]]], undefined],
    ['it is tried', CHAMPION, [shared('1', '2', 5)], undefined],
    [
      'some serve it and some another',
      CHAMPION,
      [[[serves('1')]], [[serves('2')]]],
      undefined,
    ],
    [
      'what serves it is stopped',
      CHAMPION,
      [[[serves('1')]], [[serves('2')], { state: 'Stopped' }]],
      DRIFT,
    ],
    ['there is no such alias', { best: '2' }, [[[serves('1')]]], undefined],
    [
      'endpoints follow another alias, which is served',
      { ...CHAMPION, live: '1' },
      [asked('1', 'live')],
      undefined,
    ],
    [
      'the alias that they follow has moved on',
      { champion: '1', live: '3' },
      [asked('1', 'live')],
      { alias: 'live', version: '3' },
    ],
    [
      'the alias stands for a version that is gone',
      { champion: '9' },
      [[[serves('1')]]],
      undefined,
    ],
    [
      'the alias is named like something of all objects',
      {},
      [asked('1', 'constructor')],
      undefined,
    ],
  ])('has drifted or not when %s', (_, aliases, endpoints, drift) => {
    expect(read(aliases, endpoints).drift).toEqual(drift);
  });
});
