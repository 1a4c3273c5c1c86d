import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { InMemoryMirror } from './__testUtils__/InMemoryMirror';
import { ClaimRefresher } from './ClaimRefresher';
import { WorkloadBook } from './WorkloadBook';

const entity = (name: string, annotations: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', annotations },
});

describe('ClaimRefresher', () => {
  it('marks what no entity claims, keeps it when the catalog fails, and says so once', async () => {
    const mirror = InMemoryMirror.create();
    const book = WorkloadBook.create(mirror);
    mirror.put({ uid: 'id', labels: { 'backstage.io/kubernetes-id': 'net' } });
    mirror.put({ uid: 'app', labels: { app: 'net' } });
    mirror.put({ uid: 'nobody' });
    const unclaimed = () =>
      [...book.entries()]
        .filter(entry => entry.unclaimed)
        .map(({ row }) => row.meta.uid);

    let catalog = catalogServiceMock({
      entities: [
        entity('a', { 'backstage.io/kubernetes-id': 'net' }),
        entity('b', { 'backstage.io/kubernetes-label-selector': 'app=net' }),
        entity('c', {}),
      ],
    });
    const logger = mockServices.logger.mock();
    const refresher = ClaimRefresher.create({
      auth: mockServices.auth(),
      catalog: {
        streamEntities: (request, options) =>
          catalog.streamEntities(request, options),
      },
      book,
      logger,
    });

    expect(book.knowsClaims).toBe(false);
    expect(unclaimed()).toEqual([]);
    await refresher.refresh();
    expect(book.knowsClaims).toBe(true);
    expect(unclaimed()).toEqual(['nobody']);

    const { sequence } = book;
    await refresher.refresh();
    expect(book.sequence).toBe(sequence);
    mirror.put({ uid: 'later' });
    expect(unclaimed()).toEqual(['nobody', 'later']);

    catalog = {
      ...catalog,
      streamEntities() {
        throw new Error('the catalog is down');
      },
    } as typeof catalog;
    await refresher.refresh();
    await refresher.refresh();
    expect(unclaimed()).toEqual(['nobody', 'later']);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('the catalog is down'),
    );

    catalog = catalogServiceMock({ entities: [] });
    await refresher.refresh();
    expect(unclaimed().sort()).toEqual(['app', 'id', 'later', 'nobody']);
  });

  it('looks again soon while the catalog fills, and then every minute', async () => {
    jest.useFakeTimers();
    try {
      const entities: Entity[] = [];
      const asked: number[] = [];
      const began = Date.now();
      const refresher = ClaimRefresher.create({
        auth: mockServices.auth(),
        catalog: {
          streamEntities: (request, options) => {
            asked.push((Date.now() - began) / 1_000);
            return catalogServiceMock({ entities }).streamEntities(
              request,
              options,
            );
          },
        },
        book: WorkloadBook.create(InMemoryMirror.create()),
        logger: mockServices.logger.mock(),
      });
      await refresher.start();
      entities.push(entity('a', { 'backstage.io/kubernetes-id': 'net' }));
      await jest.advanceTimersByTimeAsync(75_000);
      refresher.stop();
      expect(asked).toEqual([0, 5, 10, 70]);
    } finally {
      jest.useRealTimers();
    }
  });
});
