import {
  Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  Node,
} from 'yaml';

/**
 * The line of a field of an object: of its key, or of the nearest that is there when the field is
 * not, for what is missing has no line.
 *
 * @param document - One object of a file.
 * @param field - `spec.template.spec.containers[0].image`, `metadata.labels[app.kubernetes.io/name]`.
 * @param lines - Filled when the file was parsed.
 */
export function lineOf(
  document: Document.Parsed,
  field: string,
  lines: LineCounter,
): number {
  let node: unknown = document.contents;
  let offset = startOf(document.contents);
  let rest = field;
  while (rest !== '') {
    const step = stepInto(node, rest);
    if (!step) {
      break;
    }
    ({ node, rest } = step);
    offset = step.offset;
  }
  return lines.linePos(offset).line;
}

interface Step {
  node: unknown;
  offset: number;
  rest: string;
}

function stepInto(node: unknown, path: string): Step | undefined {
  if (isSeq(node)) {
    const [text, index] = /^\[(\d+)\]/.exec(path) ?? [];
    const item = index === undefined ? undefined : node.items[Number(index)];
    return item && text
      ? { node: item, offset: startOf(item), rest: after(path, text) }
      : undefined;
  }
  if (!isMap(node)) {
    return undefined;
  }
  // Keys have dots and brackets of their own: the longest key that the path begins with is meant.
  const steps = node.items.flatMap(pair => {
    const key = isPair(pair) && isScalar(pair.key) ? pair.key : undefined;
    const text = key && [String(key.value), `[${key.value}]`].find(is(path));
    return key && text
      ? [{ node: pair.value, offset: startOf(key), rest: after(path, text) }]
      : [];
  });
  return steps.sort((a, b) => a.rest.length - b.rest.length)[0];
}

function is(path: string): (text: string) => boolean {
  return text =>
    path.startsWith(text) && ['', '.', '['].includes(path.charAt(text.length));
}

function after(path: string, text: string): string {
  return path.slice(text.length).replace(/^\./, '');
}

function startOf(node: unknown): number {
  return (node as Node | undefined)?.range?.[0] ?? 0;
}
