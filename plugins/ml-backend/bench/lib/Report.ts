import { loadavg } from 'node:os';

/** One number. */
export interface Measure {
  /** The target that it belongs to. */
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** Says what was measured, for people at once, and with `--json` for programs in the last line. */
export class Report {
  readonly #measures: Measure[] = [];

  add(id: string, name: string, value: number, unit: string): void {
    const rounded = Number(value.toPrecision(4));
    this.#measures.push({ id, name, value: rounded, unit });
    this.say(`${id} ${name}: ${rounded} ${unit}`);
  }

  say(text: string): void {
    process.stdout.write(`[load ${loadavg()[0].toFixed(1)}] ${text}\n`);
  }

  end(): void {
    if (process.argv.includes('--json')) {
      const measures = this.#measures;
      process.stdout.write(`${JSON.stringify({ measures })}\n`);
    }
  }
}

/** The value below which a share of all lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  const index = Math.ceil(sorted.length * share) - 1;
  return sorted[Math.max(0, index)] ?? Number.NaN;
}

/** A number of the command line, after `--name`. */
export function optionOf(name: string, fallback: number): number {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? fallback : Number(process.argv[index + 1]);
}
