import { VirtualClock } from '../clusters/simulation/VirtualClock';
import { SharedCache } from './SharedCache';

describe('SharedCache', () => {
  const setUp = () => {
    const clock = new VirtualClock();
    const made: string[] = [];
    const cache = SharedCache.create<number>({
      clock,
      ttlMs: 5_000,
      capacity: 2,
    });
    const get = (key: string) =>
      cache.get(key, async () => {
        made.push(key);
        return made.length;
      });
    return { cache, clock, get, made };
  };

  it('makes an answer once for all who ask together or within its time', async () => {
    const { clock, get, made } = setUp();
    expect(await Promise.all([get('a'), get('a')])).toEqual([1, 1]);
    await clock.advance(4_900);
    expect(await get('a')).toBe(1);
    await clock.advance(200);
    expect(await get('a')).toBe(2);
    expect(made).toEqual(['a', 'a']);
  });

  it('forgets failures at once, and the oldest answers when there are too many', async () => {
    const { cache, get, made } = setUp();
    await expect(
      cache.get('a', async () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await get('a');
    await get('b');
    await get('c');
    await get('a');
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });
});
