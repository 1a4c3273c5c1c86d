import { Translate } from './Translate';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long ago something was, in the largest unit that fits: `3 min ago`.
 *
 * @param elapsed - Milliseconds since then; negative values, from clocks that disagree, are now.
 */
export function formatAge(t: Translate, elapsed: number): string {
  if (elapsed < 5 * SECOND) {
    return t('time.now');
  }
  if (elapsed < MINUTE) {
    return t('time.secondsAgo', {
      number: String(Math.floor(elapsed / SECOND)),
    });
  }
  if (elapsed < HOUR) {
    return t('time.minutesAgo', {
      number: String(Math.floor(elapsed / MINUTE)),
    });
  }
  if (elapsed < 2 * DAY) {
    return t('time.hoursAgo', { number: String(Math.floor(elapsed / HOUR)) });
  }
  return t('time.daysAgo', { number: String(Math.floor(elapsed / DAY)) });
}

/**
 * A duration in at most two units: `2 h 14 m`.
 *
 * @param duration - Milliseconds; negative values count as none.
 */
export function formatDuration(t: Translate, duration: number): string {
  const whole = Math.max(0, duration);
  if (whole < MINUTE) {
    return t('time.seconds', { seconds: String(Math.floor(whole / SECOND)) });
  }
  if (whole < HOUR) {
    return t('time.minutes', { minutes: String(Math.floor(whole / MINUTE)) });
  }
  if (whole < DAY) {
    return t('time.hours', {
      hours: String(Math.floor(whole / HOUR)),
      minutes: String(Math.floor((whole % HOUR) / MINUTE)),
    });
  }
  return t('time.days', {
    days: String(Math.floor(whole / DAY)),
    hours: String(Math.floor((whole % DAY) / HOUR)),
  });
}

/** Made once: it costs more than a row of the table. */
const exact = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'long',
});

/** A moment in the reader's own zone and language, with the zone named. */
export function formatExact(time: number): string {
  return exact.format(time);
}
