import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { VirtualClock } from '../clusters/simulation/VirtualClock';
import { EntityViews } from './EntityViews';

const entity = (name: string, more: Partial<Entity> = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name, namespace: 'default' },
  ...more,
});
const refs = (count: number) =>
  Array.from({ length: count }, (_, at) => `resource:default/m${at}`);
const caller = (name: string) => ({
  key: name,
  credentials: mockCredentials.user(`user:default/${name}`),
});

describe('EntityViews', () => {
  let clock: VirtualClock;
  let views: EntityViews;
  /** How many entities each request was about. */
  let asked: number[];
  let entities: Entity[];
  let isDown: boolean;

  beforeEach(() => {
    clock = new VirtualClock();
    asked = [];
    isDown = false;
    entities = Array.from({ length: 1_000 }, (_, at) => entity(`m${at}`));
    const catalog: Pick<CatalogService, 'getEntitiesByRefs'> = {
      async getEntitiesByRefs(request, call) {
        asked.push(request.entityRefs.length);
        if (isDown) {
          throw new Error('down');
        }
        return catalogServiceMock({ entities }).getEntitiesByRefs(
          request,
          call,
        );
      },
    };
    views = EntityViews.create({ catalog, auth: mockServices.auth(), clock });
  });

  it('asks in batches, once in fifteen seconds for one caller', async () => {
    const seen = await views.of(caller('ada'), refs(1_200));
    expect(seen.size).toBe(1_000);
    expect(asked).toEqual([300, 300, 300, 300]);
    await Promise.all([
      views.of(caller('ada'), refs(1_200)),
      views.of(caller('ada'), refs(3)),
    ]);
    await clock.advance(14_000);
    await views.of(caller('ada'), refs(1_200));
    expect(asked).toHaveLength(4);
    await clock.advance(1_000);
    await views.of(caller('ada'), refs(2));
    expect(asked).toEqual([300, 300, 300, 300, 2]);
  });

  it('shares a question between those who ask at once', async () => {
    const both = [
      views.of(caller('ada'), refs(5)),
      views.of(caller('ada'), refs(5)),
    ];
    await Promise.all(both);
    expect(asked).toEqual([5]);
  });

  it('holds what one caller sees for nobody else', async () => {
    await views.of(caller('ada'), refs(5));
    entities = [];
    expect((await views.of(caller('bob'), refs(5))).size).toBe(0);
    expect((await views.all(refs(5))).size).toBe(0);
    expect((await views.of(caller('ada'), refs(5))).size).toBe(5);
  });

  it('asks again at once after a failure', async () => {
    isDown = true;
    await expect(views.of(caller('ada'), refs(2))).rejects.toThrow('down');
    isDown = false;
    expect((await views.of(caller('ada'), refs(2))).size).toBe(2);
  });

  it('forgets the callers of long ago', async () => {
    for (let other = 0; other < 300; other += 1) {
      await views.of(caller(`u${other}`), refs(1));
    }
    asked = [];
    await views.of(caller('u299'), refs(1));
    expect(asked).toEqual([]);
    await views.of(caller('u0'), refs(1));
    expect(asked).toEqual([1]);
  });

  it.each<[string, Partial<Entity>, string | undefined]>([
    [
      'a relation',
      {
        spec: { owner: 'other' },
        relations: [{ type: 'ownedBy', targetRef: 'group:default/vision' }],
      },
      'group:default/vision',
    ],
    ['what it says', { spec: { owner: 'vision' } }, 'group:default/vision'],
    ['a user', { spec: { owner: 'user:ada' } }, 'user:default/ada'],
    ['no reference', { spec: { owner: ':::' } }, undefined],
    ['nothing', {}, undefined],
  ])('knows the owner by %s', async (_, more, owner) => {
    entities = [entity('m0', more)];
    const seen = await views.of(caller('ada'), refs(1));
    expect(seen.get('resource:default/m0')).toEqual(owner ? { owner } : {});
  });
});
