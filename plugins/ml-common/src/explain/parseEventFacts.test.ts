import { hostileInputs } from '../kinds/testing/hostileInputs';
import { mutationsOf } from '../kinds/testing/mutationsOf';
import { parseEventFacts } from './parseEventFacts';
import { event } from './testing/samples';

describe('parseEventFacts', () => {
  it('reads an event of the core group', () => {
    expect(parseEventFacts(event)).toEqual({
      type: 'Warning',
      reason: 'BackOff',
      message: 'login with password=*** failed',
      about: {
        kind: 'Pod',
        namespace: 'vision',
        name: 'train-1-worker-0',
        uid: 'u1',
      },
      container: 'pytorch',
      count: 4,
      at: Date.parse('2026-08-01T11:41:00Z'),
    });
  });

  it('reads an event of events.k8s.io, with a series', () => {
    expect(
      parseEventFacts({
        reason: 'FailedScheduling',
        note: '0/2 nodes are available',
        regarding: { kind: 'Pod', name: 'a' },
        eventTime: '2026-08-01T11:00:00.000000Z',
        series: { count: 9, lastObservedTime: '2026-08-01T11:30:00Z' },
      }),
    ).toMatchObject({
      message: '0/2 nodes are available',
      about: { name: 'a' },
      count: 9,
      at: Date.parse('2026-08-01T11:30:00Z'),
    });
  });

  it('reads on when any field is of a wrong type', () => {
    for (const hostile of mutationsOf(event)) {
      expect(() => parseEventFacts(hostile)).not.toThrow();
    }
  });

  it.each(hostileInputs().map(({ name, json }) => [name, json] as const))(
    'survives %s',
    (_, json) => {
      expect(() => parseEventFacts(json)).not.toThrow();
    },
  );

  it('gives nothing for what is no event', () => {
    expect(parseEventFacts({ reason: 'x' })).toBeUndefined();
    expect(parseEventFacts({ involvedObject: {} })).toBeUndefined();
    expect(parseEventFacts(null)).toBeUndefined();
  });
});
