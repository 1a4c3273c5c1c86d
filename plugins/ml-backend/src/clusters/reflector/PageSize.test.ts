import { PageSize } from './PageSize';

/** Objects of about so many bytes. */
function page(count: number, bytes: number): unknown[] {
  return Array.from({ length: count }, () => ({ data: 'x'.repeat(bytes) }));
}

describe('PageSize', () => {
  it('starts small, and grows to the most for slim objects', () => {
    const size = PageSize.create(250);
    expect(size.limit).toBe(50);
    size.saw(page(50, 1_000));
    expect(size.limit).toBe(200);
    size.saw(page(200, 1_000));
    expect(size.limit).toBe(250);
  });

  it('asks for about a megabyte of fat objects', () => {
    const size = PageSize.create(250);
    size.saw(page(50, 14_000));
    const bytes = size.limit * 14_000;
    expect(bytes).toBeGreaterThan(900_000);
    expect(bytes).toBeLessThanOrEqual(1024 * 1024);
  });

  it('asks for one object that is larger than a page should be', () => {
    const size = PageSize.create(250);
    size.saw(page(1, 1_500_000));
    expect(size.limit).toBe(1);
  });

  it('gets over one large object', () => {
    const size = PageSize.create(250);
    size.saw([...page(40, 1_000), ...page(1, 1_500_000)]);
    for (let index = 0; index < 5; index++) {
      size.saw(page(size.limit, 1_000));
    }
    expect(size.limit).toBe(250);
  });

  it('never asks for more than it may, and keeps what it knows when a page is empty', () => {
    const size = PageSize.create(2);
    size.saw(page(2, 10));
    size.saw([]);
    expect(size.limit).toBe(2);
  });

  it('shrinks down to one', () => {
    const size = PageSize.create(10);
    expect([size.shrink(), size.limit]).toEqual([true, 2]);
    expect([size.shrink(), size.limit]).toEqual([true, 1]);
    expect([size.shrink(), size.limit]).toEqual([false, 1]);
  });
});
