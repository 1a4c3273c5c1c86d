import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import {
  KubernetesObject,
  asList,
  asRecord,
  parseObject,
} from '../../kubernetes';

/** One state of an object, and when it was seen, in seconds since its recording began. */
export interface Snapshot {
  at: number;
  object: KubernetesObject;
}

/**
 * The folder of recordings of real controllers: `ML_TEST_RECORDINGS`, else `shared` beside the
 * repository; `undefined` when there is none.
 */
export function recordingsFolder(): string | undefined {
  const folder =
    process.env.ML_TEST_RECORDINGS ??
    resolve(__dirname, '../../../../../../shared/kube/controllers/recorded');
  return existsSync(folder) ? folder : undefined;
}

/** The paths of all recordings in a folder and its folders, relative to it. */
export function listRecordings(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.yaml'))
    .sort();
}

/** All snapshots of one recording. */
export function loadRecording(folder: string, path: string): Snapshot[] {
  const entries = asList(parse(readFileSync(join(folder, path), 'utf8'))) ?? [];
  return entries.map(entry => {
    const record = asRecord(entry);
    const parsed = parseObject(record?.object);
    if (!parsed.ok) {
      throw new Error(`${path}: ${parsed.problem.message}`);
    }
    return { at: Number(record?.at), object: parsed.value };
  });
}
