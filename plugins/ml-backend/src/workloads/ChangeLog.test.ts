import { ChangeLog } from './ChangeLog';

describe('ChangeLog', () => {
  it('remembers the newest changes, and says when it does not reach back', () => {
    const log = ChangeLog.create(3, 10);
    const since = (sequence: number) => {
      const changes = log.since(sequence);
      return changes && [...changes].map(change => change.sequence);
    };
    expect(since(10)).toEqual([]);
    expect(since(9)).toBeUndefined();
    expect(since(11)).toBeUndefined();
    for (const sequence of [11, 12, 13]) {
      log.push({ sequence });
    }
    expect(since(10)).toEqual([11, 12, 13]);
    log.push({ sequence: 14 });
    expect(since(10)).toBeUndefined();
    expect(since(11)).toEqual([12, 13, 14]);
    expect(since(14)).toEqual([]);
    expect(since(15)).toBeUndefined();
  });
});
