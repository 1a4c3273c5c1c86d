/**
 * The part of an upstream file that a row of the listing is about.
 *
 * @param {string} text the whole file
 * @param {{ line?: number, document?: number }} part `line` is that of the fence that opens a block
 *   of code in Markdown, counted from 1; `document` is the YAML document in it, counted from 0, where
 *   what stands before a first `---` is one, too. Without either it is the whole file.
 * @returns {string | undefined} `undefined` when there is no such part
 */
export function cutPart(text, { line, document }) {
  const block = line === undefined ? text : codeBlock(text, line);
  if (document === undefined || block === undefined) {
    return block;
  }
  const part = block.split(/^---.*\n?/m)[document];
  return part && `${part.trim()}\n`;
}

function codeBlock(text, line) {
  const [fence, ...lines] = text.split('\n').slice(line - 1);
  const end = lines.findIndex(candidate => isFence(candidate));
  return fence !== undefined && isFence(fence) && end >= 0
    ? lines.slice(0, end).join('\n')
    : undefined;
}

const isFence = line => /^\s*```/.test(line);
