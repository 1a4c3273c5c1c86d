import { UserError } from '../../UserError.mjs';

/**
 * @typedef {{ type: 'command', argv: string[] }} Command a line of a shell block; `a && b` is two
 * @typedef {{ type: 'file', path: string, language: string, text: string }} Piece a block that begins
 *   with a comment that is a path
 */

const COMMENT = /^(?:\/\/|#) (\S+\.\w+)\n/;

/**
 * What a section of a README tells its reader to do, in its order. Sections below it are not part of it.
 *
 * @param {string} markdown
 * @param {string} heading its text, without the signs
 * @returns {Array<Command | Piece>}
 * @throws UserError when the section is missing, or has a block that says neither a file nor commands
 */
export function readInstructions(markdown, heading) {
  return codeBlocks(section(markdown, heading)).flatMap(
    ({ language, text }) => {
      if (language === 'sh') {
        return commands(text);
      }
      const path = COMMENT.exec(text)?.[1];
      if (!path) {
        throw new UserError(
          `A block under "${heading}" does not say which file it belongs to:\n${text}`,
          'Begin it with a comment that is the path of the file.',
        );
      }
      const rest = text.replace(COMMENT, '');
      return [{ type: 'file', path, language, text: rest }];
    },
  );
}

function section(markdown, heading) {
  const lines = markdown.split('\n');
  const isHeading = headingLines(lines);
  const start = lines.findIndex(
    (line, i) => isHeading[i] && line.replace(/^#+ /, '') === heading,
  );
  if (start < 0) {
    throw new UserError(
      `There is no section "${heading}"`,
      'The README has changed: say its new name in scripts/lib/testing/adopt.',
    );
  }
  const end = lines.findIndex((_, i) => i > start && isHeading[i]);
  return lines.slice(start + 1, end < 0 ? undefined : end);
}

/** Which lines are headings; a comment of a shell block looks like one. */
function headingLines(lines) {
  let inBlock = false;
  return lines.map(line => {
    if (line.startsWith('```')) {
      inBlock = !inBlock;
    }
    return !inBlock && /^#+ /.test(line);
  });
}

function codeBlocks(lines) {
  const blocks = [];
  let block;
  for (const line of lines) {
    if (!line.startsWith('```')) {
      block?.lines.push(line);
    } else if (block) {
      blocks.push({
        language: block.language,
        text: `${block.lines.join('\n')}\n`,
      });
      block = undefined;
    } else {
      block = { language: line.slice(3).trim(), lines: [] };
    }
  }
  return blocks;
}

function commands(text) {
  return text
    .split('\n')
    .map(line => line.replace(/(^|\s)#.*$/, ''))
    .flatMap(line => line.split('&&'))
    .map(line => line.trim())
    .filter(Boolean)
    .map(line => ({ type: 'command', argv: line.split(/\s+/) }));
}
