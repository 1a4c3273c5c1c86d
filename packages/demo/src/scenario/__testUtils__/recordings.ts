import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import YAML from 'yaml';
import { isJsonObject, JsonObject } from '../../pocket/ApiObject';

const data =
  process.env.ML_TEST_DATA ?? resolve(__dirname, '../../../../../../shared');
const recorded = join(data, 'kube/controllers/recorded');
const required = process.env.ML_TEST_REQUIRE === 'all';
const available = existsSync(recorded);

/** Describes what needs recordings; skips it with one line where there are none and none are required. */
export function describeRecorded(title: string, tests: () => void): void {
  if (!available && !required) {
    process.stderr.write(
      `SKIPPED: ${title}. Set ML_TEST_DATA to the folder that has kube/controllers/recorded.\n`,
    );
  }
  (available || required ? describe : describe.skip)(title, tests);
}

/** What a real controller made of an object, in order. */
export function recordingOf(name: string): JsonObject[] {
  const snapshots: { object: JsonObject }[] = YAML.parse(
    readFileSync(join(recorded, `${name}.yaml`), 'utf8'),
  );
  return snapshots.map(({ object }) => object);
}

/** Conditions without what differs from run to run, in one order. */
export function essence(status: unknown, name: string): string {
  const conditions =
    isJsonObject(status) && Array.isArray(status.conditions)
      ? status.conditions.filter(isJsonObject)
      : [];
  return conditions
    .map(({ type, status: value, reason, message }) =>
      [
        type,
        value,
        reason,
        String(message)
          .replaceAll(name, 'NAME')
          .replace(/\(UID: .*?, JobUID: .*?\)/, '(UIDS)')
          .replace(/path: \/(robotics\/)?solo/g, 'path: /solo')
          .replace(/(ReplicaSet "NAME[a-z-]*-)[0-9a-f]+"/, '$1HASH"')
          .replace(/failed job: NAME-\w+-0/, 'failed job: NAME-STEP-0')
          // Which pod of two fails first is chance.
          .replace(/1 (Master|Worker) replica/, '1 ROLE replica'),
      ].join(' | '),
    )
    .sort()
    .join('\n');
}
