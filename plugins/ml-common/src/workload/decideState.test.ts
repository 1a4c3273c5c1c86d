import { StateFacts, decideState } from './decideState';

/** Everything at once: what counts is then the order alone. */
const ALL: StateFacts = {
  isDeleting: true,
  ended: ['Failed', { reason: 'Deadline' }],
  held: { isQueued: true, because: { reason: 'Held' } },
  restarting: { reason: 'Again' },
  going: ['Running', { reason: 'Warm' }],
  pending: { reason: 'Created' },
};

describe('decideState', () => {
  it('takes the first fact in the order, with its cause', () => {
    const taken: (keyof StateFacts)[] = [
      'isDeleting',
      'ended',
      'held',
      'restarting',
      'going',
      'pending',
    ];
    const seen = taken.map((_, index) => {
      const rest = Object.fromEntries(
        Object.entries(ALL).filter(([key]) =>
          taken.slice(index).some(name => name === key),
        ),
      );
      const [state, because] = decideState({ isDeleting: false, ...rest });
      return [state, because?.reason];
    });
    expect(seen).toEqual([
      ['Terminating', 'Deadline'],
      ['Failed', 'Deadline'],
      ['Queued', 'Held'],
      ['Restarting', 'Again'],
      ['Running', 'Warm'],
      ['Pending', 'Created'],
    ]);
  });

  it('calls work that is held outside of a queue suspended', () => {
    const held = { isQueued: false };
    expect(decideState({ isDeleting: false, held })[0]).toBe('Suspended');
  });

  it('calls work without any fact pending', () => {
    expect(decideState({ isDeleting: false })).toEqual(['Pending', undefined]);
  });
});
