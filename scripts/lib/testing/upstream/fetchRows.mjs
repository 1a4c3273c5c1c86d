import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { checksum } from './checksum.mjs';
import { cutPart } from './cutPart.mjs';

const AT_ONCE = 4;
const PATIENCE_MS = 60_000;

/**
 * Fetches what is not there yet, or is not what it should be. Nothing is written whose checksum is
 * not the one of the listing.
 *
 * @param {import('./readListing.mjs').Row[]} rows
 * @param {{ from: string, to: string, onFile?: (done: number, of: number) => void }} options `from`
 *   is the address under which repository, commit and path make that of a file
 * @returns {Promise<{ kept: number, fetched: number, failures: { reason: string, targets: string[] }[] }>}
 *   targets that could not be had, by why
 */
export async function fetchRows(rows, { from, to, onFile = () => {} }) {
  const missing = rows.filter(row => !isThere(join(to, row.target), row));
  const bySource = new Map();
  for (const row of missing) {
    const source = [row.repository, row.commit, row.path].join('/');
    bySource.set(source, [...(bySource.get(source) ?? []), row]);
  }
  const failures = new Map();
  const fail = (reason, target) =>
    failures.set(reason, [...(failures.get(reason) ?? []), target]);
  const waiting = [...bySource];
  let done = 0;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [source, wanted] = next;
      const answer = await download(`${from}/${source}`);
      for (const row of wanted) {
        const reason =
          answer.reason ?? write(answer.text, row, join(to, row.target));
        if (reason) {
          fail(reason, row.target);
        }
      }
      if (answer.unreachable) {
        // The others would wait for the same host.
        for (const row of waiting.splice(0).flatMap(([, rest]) => rest)) {
          fail(answer.reason, row.target);
        }
      }
      done += wanted.length;
      onFile(done, missing.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const failed = [...failures.values()].flat().length;
  return {
    kept: rows.length - missing.length,
    fetched: missing.length - failed,
    failures: [...failures].map(([reason, targets]) => ({ reason, targets })),
  };
}

const isThere = (file, { sha256 }) =>
  existsSync(file) && checksum(readFileSync(file)) === sha256;

/** The text at an address, or the reason why there is none. */
async function download(url) {
  try {
    const answer = await fetch(encodeURI(url), {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok
      ? { text: await answer.text() }
      : { reason: `HTTP ${answer.status} for ${url}` };
  } catch (error) {
    const why = error.cause?.code ?? error.cause?.message ?? error.message;
    const { host } = new URL(url);
    return { unreachable: true, reason: `${host} cannot be reached: ${why}` };
  }
}

/** Writes a part in one step; answers why not. */
function write(text, row, file) {
  const part = cutPart(text, row);
  if (part === undefined) {
    return `${row.path} has no such part any more`;
  }
  const found = checksum(part);
  if (found !== row.sha256) {
    return `${row.path} is not what was listed: its checksum is ${found}, not ${row.sha256}`;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, part);
  renameSync(`${file}.part`, file);
  return undefined;
}
