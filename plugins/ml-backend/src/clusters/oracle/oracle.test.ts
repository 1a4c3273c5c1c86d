import { generateSchedule } from './generateSchedule';
import { mutationOf, MutationName, mutations } from './mutations';
import { playSchedule } from './playSchedule';
import {
  describeFinding,
  searchSchedules,
  shrinkFinding,
} from './searchSchedules';

const SCHEDULES = Number(process.env.ML_TEST_SCHEDULES ?? 2000);
const FIRST_SEED = Number(process.env.ML_TEST_SEED ?? 1);
/** A mutation that so many schedules do not find is one that they cannot find. */
const ENOUGH = 600;

describe('the convergence oracle', () => {
  it(`finds the mirror equal to the cluster after ${SCHEDULES} schedules of changes and faults`, async () => {
    const { finding, changes, faults } = await searchSchedules({
      seed: FIRST_SEED,
      schedules: SCHEDULES,
    });
    const told = finding && describeFinding(await shrinkFinding(finding));
    expect(told).toBeUndefined();
    // A generator that does nothing would prove nothing.
    expect(changes / SCHEDULES).toBeGreaterThan(10);
    expect(faults / SCHEDULES).toBeGreaterThan(3);
  }, 240_000);

  it.each(Object.keys(mutations) as MutationName[])(
    'finds a mirror without %s',
    async name => {
      const { finding } = await searchSchedules({
        seed: 1,
        schedules: ENOUGH,
        mutation: mutationOf(name),
      });
      expect(finding?.violations.length).toBeGreaterThan(0);
    },
    60_000,
  );

  it('plays a schedule the same way again, also from its text', async () => {
    const mutation = mutationOf('expiry');
    const { finding } = await searchSchedules({
      seed: 1,
      schedules: ENOUGH,
      mutation,
    });
    const seed = finding?.seed ?? 0;
    expect(generateSchedule(seed)).toEqual(finding?.schedule);
    const text = JSON.stringify(finding?.schedule);
    const { violations } = await playSchedule(JSON.parse(text), mutation);
    expect(violations).toEqual(finding?.violations);
  });

  it('makes a failing schedule small, and prints it so that it can be played', async () => {
    const mutation = mutationOf('listDiff');
    const { finding } = await searchSchedules({
      seed: 1,
      schedules: ENOUGH,
      mutation,
    });
    if (!finding) {
      throw new Error('Nothing was found');
    }
    const small = await shrinkFinding(finding, mutation);
    expect(small.schedule.steps.length).toBeLessThanOrEqual(5);
    expect(small.violations).not.toEqual([]);

    const text = describeFinding(small);
    expect(JSON.parse(text.slice(text.indexOf('{"seed"')))).toEqual(
      small.schedule,
    );
  }, 60_000);
});
