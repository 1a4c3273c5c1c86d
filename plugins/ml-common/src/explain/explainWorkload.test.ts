import { join } from 'node:path';
import { explainWorkload } from './explainWorkload';
import { rules } from './rules';
import { loadExplainCases } from './testing/loadExplainCases';

const cases = loadExplainCases(join(__dirname, 'cases'));

describe('explainWorkload', () => {
  it('has a table for each cause, with a row in which it speaks', () => {
    const causes = rules.map(({ cause }) => cause).sort();
    expect([...new Set(cases.map(({ table }) => table))].sort()).toEqual(
      causes,
    );
    const spoken = cases
      .filter(({ table, cause }) => table === cause)
      .map(({ cause }) => cause);
    expect([...new Set(spoken)].sort()).toEqual(causes);
  });

  it.each(cases.map(row => [`${row.table}: ${row.title}`, row] as const))(
    '%s',
    (_, { facts, cause, headline, place, fix }) => {
      const explanation = explainWorkload(facts);
      expect(explanation?.cause ?? 'none').toBe(cause);
      expect(explanation?.headline).toBe(headline);
      expect(explanation?.place).toBe(place);
      expect(explanation?.fix ?? {}).toEqual(fix ?? {});
    },
  );

  it.each(
    cases
      .filter(({ evidence }) => evidence)
      .map(row => [`${row.table}: ${row.title}`, row] as const),
  )('%s, with its evidence', (_, { facts, evidence }) => {
    expect(
      explainWorkload(facts)?.evidence.map(
        ({ source, text }) => `${source}: ${text}`,
      ),
    ).toEqual(evidence);
  });
});
