import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { lintObjects } from './lintObjects';
import {
  correctedManifests,
  guideManifests,
  guideTests,
} from './testing/guideManifests';

/** What is known to be wrong in the guide: a line, and the rule that must find it there. */
const known: { line: number; rule: string; what: string }[] = parse(
  readFileSync(join(__dirname, 'testing/guideFindings.yaml'), 'utf8'),
);

guideTests()('lint of the guide', () => {
  const manifests = guideManifests();
  const findings = lintObjects(manifests.map(({ json }) => json));

  /** `line rule` of every finding. */
  const found = new Set<string>();
  for (const { json, lineOf } of manifests) {
    const { kind, metadata } = json;
    for (const { field, object, rule } of findings) {
      if (object.kind === kind && object.name === metadata.name) {
        found.add(`${lineOf(field)} ${rule}`);
      }
    }
  }

  it.each(known)('line $line, $rule: $what', ({ line, rule }) => {
    expect([...found]).toContain(`${line} ${rule}`);
  });

  it('is about every manifest of the guide', () => {
    expect(manifests).toHaveLength(27);
  });

  it.each(correctedManifests())(
    '%s, which works, is without errors',
    (_, objects) => {
      expect(
        lintObjects(objects).filter(({ severity }) => severity === 'error'),
      ).toEqual([]);
    },
  );
});
