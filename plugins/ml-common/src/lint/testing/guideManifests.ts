import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LineCounter, parseAllDocuments } from 'yaml';

/** A manifest of a text, and how its fields are found there. */
export interface WrittenManifest {
  json: { kind: string; metadata: { name: string } };
  /** The line of the text at which a field stands, or the nearest that is there. */
  lineOf(field: string): number;
}

const data =
  process.env.ML_TEST_DATA ?? resolve(__dirname, '../../../../../../shared');
const seed = join(data, 'seed');

/** `describe` for tests of the guide's manifests; skips them, loudly, where there are none. */
export function guideTests(): jest.Describe {
  if (existsSync(join(seed, 'guide.md'))) {
    return describe;
  }
  const message =
    'SKIPPED: lint of the guide. Set ML_TEST_DATA to the folder that has seed/guide.md.';
  if (process.env.ML_TEST_REQUIRE === 'all') {
    throw new Error(message);
  }
  process.stderr.write(`${message}\n`);
  return describe.skip as jest.Describe;
}

/** All manifests of Kubernetes in the guide's blocks of YAML. */
export function guideManifests(): WrittenManifest[] {
  const text = readFileSync(join(seed, 'guide.md'), 'utf8');
  return [...text.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].flatMap(block => {
    const before = text.slice(0, block.index).split('\n').length;
    return writtenManifests(block[1], before);
  });
}

/** The manifests in the form that works, by file. */
export function correctedManifests(): [file: string, objects: unknown[]][] {
  const folder = join(seed, 'corrected');
  return readdirSync(folder).map(file => [
    file,
    writtenManifests(readFileSync(join(folder, file), 'utf8'), 0).map(
      ({ json }) => json,
    ),
  ]);
}

function writtenManifests(text: string, before: number): WrittenManifest[] {
  const counter = new LineCounter();
  return parseAllDocuments(text, { lineCounter: counter }).flatMap(document => {
    const json = document.toJS();
    const lineOf = (field: string) => {
      const path = stepsOf(field);
      while (path.length > 0 && !document.hasIn(path)) {
        path.pop();
      }
      const key = path[path.length - 1];
      const parent = document.getIn(path.slice(0, -1), true);
      const items = (parent as { items?: unknown[] } | undefined)?.items ?? [];
      const pair = items.find(
        item => (item as { key?: { value?: unknown } }).key?.value === key,
      ) as { key: { range: number[] } } | undefined;
      const node = (pair?.key ?? document.getIn(path, true)) as {
        range?: number[];
      };
      return before + counter.linePos(node.range?.[0] ?? 0).line;
    };
    if (!json?.apiVersion || !json.kind) {
      return [];
    }
    // A name of its own for what has none, so that findings are told apart.
    const name = `unnamed-at-${before}`;
    const metadata = { name, ...json.metadata };
    return [{ json: { ...json, metadata }, lineOf }];
  });
}

function stepsOf(field: string): (string | number)[] {
  return [...field.matchAll(/\[([^\]]+)\]|[^.[\]]+/g)].map(
    ([whole, bracketed]) => {
      const step = bracketed ?? whole;
      return /^\d+$/.test(step) && bracketed ? Number(step) : step;
    },
  );
}
