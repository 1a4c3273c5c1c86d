import { EventFacts } from '@mlport/backstage-plugin-ml-common';
import { cutEvents } from './cutEvents';

function event(message: string, type: 'Normal' | 'Warning'): EventFacts {
  return { type, message, reason: 'Told', about: {}, count: 1, at: 1_000 };
}

const told = (events: EventFacts[]) => events.map(({ message }) => message);

describe('cutEvents', () => {
  const normal = ['a', 'b', 'c'].map(name => event(name, 'Normal'));

  it('leaves all where there is room, in their order', () => {
    const all = [normal[0], event('w', 'Warning'), normal[1]];
    expect(told(cutEvents(all, 3))).toEqual(['a', 'w', 'b']);
  });

  it('keeps a warning that comes behind more of the same second than fit', () => {
    const all = [...normal, event('w', 'Warning')];
    expect(told(cutEvents(all, 2))).toEqual(['a', 'w']);
  });

  it('keeps the newest warnings where not even these fit', () => {
    const all = ['v', 'w', 'x'].map(name => event(name, 'Warning'));
    expect(told(cutEvents([...normal, ...all], 2))).toEqual(['v', 'w']);
  });
});
