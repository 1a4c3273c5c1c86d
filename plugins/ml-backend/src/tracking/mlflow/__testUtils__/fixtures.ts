import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const data =
  process.env.ML_TEST_DATA ?? resolve(__dirname, '../../../../../../../shared');
const root = join(data, 'mlflow');

/** `describe` for tests of recorded answers of MLflow; skips them, loudly, where there are none. */
export function fixtureTests(): jest.Describe {
  if (existsSync(join(root, 'fixtures'))) {
    return describe;
  }
  const message =
    'SKIPPED: recorded answers of MLflow. Set ML_TEST_DATA to the folder that has mlflow/fixtures.';
  if (process.env.ML_TEST_REQUIRE === 'all') {
    throw new Error(message);
  }
  process.stderr.write(`${message}\n`);
  return describe.skip as jest.Describe;
}

/** The recorded answers, of all versions. */
export function fixtureNames(): string[] {
  return ['fixtures', 'fixtures-3.6']
    .filter(folder => existsSync(join(root, folder)))
    .flatMap(folder =>
      readdirSync(join(root, folder)).map(file => `${folder}/${file}`),
    )
    .filter(name => !name.endsWith('.md'));
}

/** The text of a recorded answer. */
export function fixture(name: string): string {
  return readFileSync(join(root, name), 'utf8');
}
