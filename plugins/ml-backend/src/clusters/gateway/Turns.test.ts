import { Turns } from './Turns';

describe('Turns', () => {
  it('gives each who asks at the same moment another turn of the event loop, in order', async () => {
    const turns = new Turns();
    const log: string[] = [];
    let turn = 0;
    const count = () => {
      turn += 1;
      if (turn < 20) {
        setImmediate(count);
      }
    };
    setImmediate(count);
    const seen = await Promise.all(
      ['a', 'b', 'c'].map(async name => {
        await turns.next();
        log.push(name);
        return turn;
      }),
    );
    expect(log).toEqual(['a', 'b', 'c']);
    expect(new Set(seen).size).toBe(3);
  });
});
