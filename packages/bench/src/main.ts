import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { toError } from '@backstage/errors';
import { parseArguments, USAGE } from './parseArguments';
import { fillDocument } from './report/fillDocument';
import { Results } from './report/Results';
import { toMarkdown } from './report/toMarkdown';
import { toText } from './report/toText';
import { runBench } from './runBench';

/**
 * `npm run bench`.
 *
 * @param dir - Where configuration and logs go.
 */
export async function main(dir: string): Promise<void> {
  // An orderly exit, which ends what was started.
  process.once('SIGTERM', () => process.exit(143));
  const say = (text: string) => process.stdout.write(`${text}\n`);
  try {
    const { help, json, markdown, ...options } = parseArguments(
      process.argv.slice(2),
    );
    if (help) {
      say(USAGE);
      return;
    }
    const results = await runBench({ ...options, dir, say });
    say(`\n${toText(results)}`);
    process.exitCode = results.broken.length > 0 ? 1 : 0;
    if (json) {
      writeFileSync(
        resolve(json),
        `${JSON.stringify(results, undefined, 2)}\n`,
      );
    }
    if (markdown) {
      fill(resolve(markdown), results);
    }
  } catch (error) {
    process.stderr.write(`${toError(error).message}\n`);
    process.exitCode = 1;
  }
}

function fill(file: string, results: Results): void {
  const document = readFileSync(file, 'utf8');
  const filled = fillDocument(document, results.tier, toMarkdown(results));
  writeFileSync(file, filled);
}
