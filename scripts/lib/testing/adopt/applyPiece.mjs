import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../../UserError.mjs';

/**
 * Where a reader puts code in the files of Backstage's app templates: before this text, where it
 * stands first. A comment of the README that names the place goes before the file's own.
 */
const PLACES = {
  'packages/backend/src/index.ts': 'backend.start();',
  'packages/app/src/App.tsx': '</FlatRoutes>',
  'among the cards of the overview': '<Grid item md={4} xs={12}>',
  'among the tabs': '</EntityLayout>',
};

const IMPORT = /^import\b[^;]*;\n/gm;
const COMMENT = /^\/\/ (.*)$/;

/**
 * Does what a reader does with a block of code: imports go on top, the rest to its place; a file that
 * is not there is written.
 *
 * @param {string} app the folder of the app
 * @param {import('./readInstructions.mjs').Piece} piece
 * @throws UserError when the file has no such place
 */
export function applyPiece(app, { path, text }) {
  const file = join(app, path);
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return;
  }
  writeFileSync(file, withPiece(readFileSync(file, 'utf8'), { path, text }));
}

/**
 * The text of a file with a block of a README put in.
 *
 * @param {string} source
 * @param {{ path: string, text: string }} piece
 */
export function withPiece(source, { path, text }) {
  const imports = (text.match(IMPORT) ?? []).filter(
    line => !source.includes(line),
  );
  let result = imports.join('') + source;
  for (const { place, code } of statements(text.replace(IMPORT, ''))) {
    if (result.includes(code)) {
      continue;
    }
    const anchor = PLACES[place ?? path];
    if (!anchor || !result.includes(anchor)) {
      throw new UserError(
        `Nobody would know where in ${path} this belongs:\n${code}`,
        'Say the place in a comment, and what it is in the templates in applyPiece.mjs.',
      );
    }
    const at = result.indexOf(anchor);
    result = `${result.slice(0, at)}${code}\n${result.slice(at)}`;
  }
  return result;
}

/** The parts between empty lines; Prettier ends an element that stands alone with a semicolon. */
function statements(text) {
  return text
    .split(/\n{2,}/)
    .map(part => part.trim())
    .filter(Boolean)
    .map(part => {
      const [first, ...rest] = part.split('\n');
      const place = COMMENT.exec(first)?.[1];
      const code = place ? rest.join('\n') : part;
      return { place, code: code.replace(/>;$/, '>') };
    });
}
