import { Schedule } from './Schedule';

/** Makes a schedule shorter as long as it still fails: first large parts go, then single steps. */
export async function shrinkSchedule(
  schedule: Schedule,
  fails: (candidate: Schedule) => Promise<boolean>,
): Promise<Schedule> {
  let smallest = schedule;
  let size = Math.ceil(schedule.steps.length / 2);
  while (size > 0) {
    const before = smallest.steps.length;
    for (let at = 0; at < smallest.steps.length; ) {
      const steps = smallest.steps.toSpliced(at, size);
      const candidate = { ...smallest, steps };
      if (await fails(candidate)) {
        smallest = candidate;
      } else {
        at += size;
      }
    }
    const stuck = smallest.steps.length === before;
    size = stuck && size === 1 ? 0 : Math.max(1, Math.floor(size / 2));
  }
  return smallest;
}
