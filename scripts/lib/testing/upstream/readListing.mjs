import { readFileSync } from 'node:fs';

const LISTING = new URL('./upstream.tsv', import.meta.url);

/**
 * @typedef {{
 *   repository: string, commit: string, path: string,
 *   line?: number, document?: number,
 *   sha256: string, target: string,
 * }} Row one file of the test data: where it comes from, which part of that it is, the checksum of
 *   what is written, and where it goes
 */

/** @returns {Row[]} what the test data are made of */
export function readListing(text = readFileSync(LISTING, 'utf8')) {
  const [header, ...lines] = text.trimEnd().split('\n');
  const names = header.split('\t');
  return lines.map(line => {
    const cells = line.split('\t');
    const row = Object.fromEntries(names.map((name, at) => [name, cells[at]]));
    const { line: fence, document, ...rest } = row;
    return {
      ...rest,
      ...(fence && { line: Number(fence) }),
      ...(document && { document: Number(document) }),
    };
  });
}
