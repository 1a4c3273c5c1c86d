// Fetches the CRDs and samples of upstream that tests read, at pinned commits (docs/testing.md).
import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Screen } from './lib/Screen.mjs';
import { UserError, errorLine } from './lib/UserError.mjs';
import { fetchedData } from './lib/testing/testData.mjs';
import { fetchRows } from './lib/testing/upstream/fetchRows.mjs';
import { readListing } from './lib/testing/upstream/readListing.mjs';

const USAGE = 'Usage: node scripts/test-data.mjs [--to DIR] [--from URL]';

/** GitHub's address of a file as it is: owner, repository, commit and path follow. */
const GITHUB = 'https://raw.githubusercontent.com';

const root = fileURLToPath(new URL('..', import.meta.url));
const screen = new Screen();

function options() {
  try {
    const { values } = parseArgs({
      options: {
        to: { type: 'string', default: fetchedData(root) },
        from: { type: 'string', default: GITHUB },
        help: { type: 'boolean' },
      },
    });
    return values;
  } catch (error) {
    throw new UserError(error.message, USAGE);
  }
}

async function main() {
  const { to, from, help } = options();
  if (help) {
    screen.line(USAGE);
    return;
  }
  const folder = resolve(to);
  const rows = readListing();
  screen.begin('Test data');
  const { kept, fetched, failures } = await fetchRows(rows, {
    from: from.replace(/\/$/, ''),
    to: folder,
    onFile: (done, of) => screen.detail(`${done} of ${of}`),
  });
  const failed = rows.length - kept - fetched;
  if (failed > 0) {
    screen.failed();
  } else {
    screen.done();
  }
  for (const { reason, targets } of failures) {
    const [first, ...others] = targets;
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    screen.line(`${first}${more}: ${reason}`);
  }
  screen.line(
    `${fetched} fetched, ${kept} were there, ${failed} failed: ${folder}`,
  );
  if (failed > 0) {
    throw new UserError(
      'The test data are not complete',
      'Run it again: it goes on where it was. `--from URL` takes them from a copy.',
    );
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${errorLine(error)}\n`);
  process.exitCode = 1;
}
