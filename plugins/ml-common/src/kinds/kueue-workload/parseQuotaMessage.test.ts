import { parseQuotaMessage } from './parseQuotaMessage';

const shortage = (flavor: string, needed: number) =>
  `insufficient unused quota for cpu in flavor ${flavor}, ${needed} more needed`;

describe('parseQuotaMessage', () => {
  it('says nothing of other messages', () => {
    expect(parseQuotaMessage('The workload is on hold')).toEqual({});
  });

  it('holds a few reasons and under 1 KB, however much is said', () => {
    const said = Array.from({ length: 500 }, (_, i) =>
      shortage(`${i}${'f'.repeat(300)}`, i + 1),
    );
    const { quotaReasons } = parseQuotaMessage(said.join(', '));
    expect(quotaReasons?.length).toBe(4);
    expect(JSON.stringify(quotaReasons).length).toBeLessThan(1024);
  });

  it('shares equal reasons between work that waits for the same', () => {
    const [one, other] = [shortage('a', 2), shortage('a', 2)].map(
      message => parseQuotaMessage(message).quotaReasons,
    );
    expect(one).toBeDefined();
    expect(one).toBe(other);
  });

  it('takes the last figure of a pod set', () => {
    const { quotaReasons } = parseQuotaMessage(
      `couldn't assign flavors to pod set main: ${shortage('a', 2)}, ${shortage(
        'a',
        5,
      )}`,
    );
    expect(quotaReasons).toEqual([
      expect.objectContaining({ podSet: 'main', needed: 5 }),
    ]);
  });
});
