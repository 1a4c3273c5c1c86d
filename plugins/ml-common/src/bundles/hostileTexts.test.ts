import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { withFieldErrors } from '../kinds/withFieldErrors';
import { BundleFile } from './Bundle';
import { bundleById } from './bundles';
import { renderBundle } from './renderBundle';
import { hostilePieces } from './testing/hostilePieces';
import { otherDifferences } from './testing/substitution';
import { TextField, textFields } from './testing/textFields';

const RUNS = 10_000;
const MEANINGLESS = 'zq7';

/** How often the files are written and read again: the library for YAML takes nearly all the time. */
const WRITTEN_EVERY = 10;

/** Named after the tag of the image, and not by it. */
const DERIVED =
  /metadata\.name: "mlflow-migrate-[a-z0-9-]+" became "mlflow-migrate-[a-z0-9-]+"$/;

const piece = fc.constantFrom(...hostilePieces);

/** Texts that somebody may type into a form to see what happens. */
const hostileText = fc.oneof(
  piece,
  fc
    .array(piece, { minLength: 1, maxLength: 4 })
    .map(pieces => pieces.join('')),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

describe('hostile texts in forms', () => {
  it('are refused with the field named, or stay texts and change nothing else', () => {
    const fields = textFields();
    const plain = new Map(fields.map(field => [field, plainOf(field)]));
    const taken: string[] = [];
    fc.assert(
      fc.property(fc.constantFrom(...fields), hostileText, (field, text) => {
        const files = attempt(field, text);
        const [before, expected] = plain.get(field) ?? ['', []];
        taken.push(...(files ? [field.bundle] : []));
        expect(
          otherDifferences(expected, files ?? expected, before, text).filter(
            difference => !DERIVED.test(difference),
          ),
        ).toEqual([]);
        const isWritten = files && taken.length % WRITTEN_EVERY === 0;
        expect(isWritten ? readBack(field, text) : files).toEqual(files);
      }),
      { numRuns: RUNS, seed: 20261124 },
    );
    // It would prove nothing if all were refused.
    expect([...new Set(taken)].sort()).toEqual([
      'gpu-quota',
      'kserve-endpoint',
      'mlflow-stack',
      'model-server',
      'training-run',
    ]);
    expect(taken.length).toBeGreaterThan(RUNS / 10);
  }, 60_000);
});

/** A text that means nothing, where the field takes it, and else the one that stands there. */
function plainOf(field: TextField): [string, BundleFile[]] {
  const files = attempt(field, MEANINGLESS);
  return files
    ? [MEANINGLESS, files]
    : [field.text, attempt(field, field.text) ?? []];
}

/** The files; nothing where the text is refused, which must be said of its field. */
function attempt(
  { bundle, path, withText }: TextField,
  text: string,
): BundleFile[] | undefined {
  const parameters = withText(text);
  try {
    return withFieldErrors(parameters, () =>
      bundleById(bundle)?.render(parameters),
    );
  } catch (error) {
    if (!(error instanceof InputError)) {
      throw error;
    }
    if (!error.message.includes(path) || !/: expected /.test(error.message)) {
      throw new Error(`${path} is not named: ${error.message}`);
    }
    return undefined;
  }
}

/** The files as they are read again from their texts. */
function readBack({ bundle, withText }: TextField, text: string): BundleFile[] {
  return renderBundle(bundle, withText(text)).map(
    ({ path, objects, content }) => {
      const documents = path.endsWith('.json')
        ? [JSON.parse(content)]
        : parseAllDocuments(content).map(document => document.toJSON());
      return objects.length > 0
        ? { path, objects: documents }
        : { path, documents };
    },
  );
}
