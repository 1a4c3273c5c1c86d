import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Step } from './Scene';

/** One cause, how it is produced, and what must be said about it. Texts are regular expressions. */
export interface CauseCase {
  case: string;
  cause: string;
  /** What no real part does here, and who plays it. */
  simulated?: string;
  /** Labels of the namespace. */
  labels?: Record<string, string>;
  steps: Step[];
  /** The row that is explained; the Job `train` when absent. */
  row: { kind: string; name: string };
  headline: string;
  /** A piece of evidence has both. */
  evidence: { text?: string; source?: string };
  /** Absent: there is none. */
  fix?: { text?: string; manifestPath?: string; from?: string; to?: string };
}

const FOLDER = join(__dirname, '..', 'causes');

/** All causes that are produced. */
export function loadCauses(): CauseCase[] {
  return readdirSync(FOLDER)
    .sort()
    .flatMap(
      (file): Partial<CauseCase>[] =>
        parse(readFileSync(join(FOLDER, file), 'utf8')) ?? [],
    )
    .map(
      (one): CauseCase => ({
        row: { kind: 'Job', name: 'train' },
        ...(one as Omit<CauseCase, 'row'>),
      }),
    );
}
