import { parseArguments } from './parseArguments';

describe('parseArguments', () => {
  it('measures the small tier when nothing is said', () => {
    const { tier, only, help } = parseArguments([]);
    expect({ tier: tier.name, only, help }).toEqual({
      tier: 'T1',
      only: undefined,
      help: false,
    });
  });

  it('reads all it is told', () => {
    const args = ['--tier', 'T2', '--only', 'p9, R3', '--json', 'out.json'];
    const { tier, ...rest } = parseArguments([...args, '--markdown', 'a.md']);
    expect(tier).toMatchObject({ clusters: 10, jobs: 20_000 });
    expect(rest).toEqual({
      help: false,
      only: ['P9', 'R3'],
      json: 'out.json',
      markdown: 'a.md',
    });
  });

  it.each([
    [['--tier', 'T9'], 'There is no tier "T9"; there are T1, T2'],
    [['--fast'], "Unknown option '--fast'"],
  ])('refuses %j', (args, message) => {
    expect(() => parseArguments(args)).toThrow(message);
  });
});
