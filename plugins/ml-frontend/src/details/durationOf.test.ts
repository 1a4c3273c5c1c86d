import { WorkloadItem } from '@mlport/backstage-plugin-ml-common';
import { row } from '../__testUtils__/ScriptedMlApi';
import { durationOf } from './durationOf';

const MINUTE = 60_000;
const at = (minute: number) => new Date(minute * MINUTE).toISOString();

describe('durationOf', () => {
  it.each<
    [Partial<WorkloadItem>, number | undefined, [string, number] | undefined]
  >([
    [
      { state: 'Failed', startedAt: at(1), finishedAt: at(42) },
      undefined,
      ['ran', 41],
    ],
    [{ state: 'Failed', startedAt: at(1) }, undefined, undefined],
    [{ state: 'Queued', createdAt: at(10) }, undefined, ['waits', 50]],
    [{ state: 'Pending', createdAt: at(10) }, 30 * MINUTE, ['waits', 30]],
    [{ state: 'Running', startedAt: at(20) }, 1, ['running', 40]],
    [{ state: 'Running' }, undefined, undefined],
    [{ state: 'Queued', createdAt: undefined }, undefined, undefined],
  ])('of %j', (change, since, expected) => {
    const duration = durationOf(row(change), since, 60 * MINUTE);
    expect(duration && [duration.what, duration.length / MINUTE]).toEqual(
      expected,
    );
  });
});
