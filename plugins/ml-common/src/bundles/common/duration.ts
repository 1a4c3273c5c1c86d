import { textParameter } from '../../kinds/generate/expecting';

const SECONDS = { m: 60, h: 3600, d: 86_400 };

/** A time as people write it: whole minutes, hours or days. */
export const durationParameter = textParameter(
  'a time in minutes, hours or days: "30m", "12h", "7d"',
  text => /^[1-9]\d{0,3}[mhd]$/.test(text),
  5,
);

/** A parsed {@link durationParameter} in seconds. */
export function toSeconds(duration: string): number {
  const unit = duration.slice(-1) as keyof typeof SECONDS;
  return Number(duration.slice(0, -1)) * SECONDS[unit];
}

/** Seconds as a {@link durationParameter}, rounded up to the unit that holds them. */
export function fromSeconds(seconds: number): string | undefined {
  const units = Object.entries(SECONDS).reverse();
  const [unit, length] =
    units.find(([, each]) => seconds % each === 0) ?? units[units.length - 1];
  const text = `${Math.ceil(seconds / length)}${unit}`;
  return durationParameter.safeParse(text).success ? text : undefined;
}
