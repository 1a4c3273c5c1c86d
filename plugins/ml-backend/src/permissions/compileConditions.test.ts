import {
  AuthorizeResult,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  MlWorkloadResource,
  mlWorkloadConditions,
  mlWorkloadResourceRef,
} from '@mlport/backstage-plugin-ml-node';
import fc from 'fast-check';
import { toRow } from '../workloads/__testUtils__/InMemoryMirror';
import { workloadRuleset } from './__testUtils__/workloadRuleset';
import { compileConditions } from './compileConditions';

type Conditions = PermissionCriteria<PermissionCondition>;

const { inCluster, inNamespace, ofKind, isOwnedBy } = mlWorkloadConditions;
const ruleset = workloadRuleset.getPermissionRuleset(mlWorkloadResourceRef);
const toFilters = createConditionTransformer(ruleset);
const isAllowed = createConditionAuthorizer<MlWorkloadResource>(ruleset);
const compile = (conditions: Conditions) =>
  compileConditions(toFilters(conditions));

const OWNERS = ['group:default/a', 'group:default/b'] as const;

const some = <T>(values: readonly T[]) => fc.subarray([...values]);
const leaf: fc.Arbitrary<Conditions> = fc.oneof(
  some(['eu', 'us']).map(clusters => inCluster({ clusters })),
  some(['vision', 'nlp']).map(namespaces => inNamespace({ namespaces })),
  some(['Job', 'RayJob']).map(kinds => ofKind({ kinds })),
  some(OWNERS).map(claims => isOwnedBy({ claims })),
);
const { conditions } = fc.letrec<{ conditions: Conditions }>(tie => {
  const several = fc
    .array(tie('conditions'), { minLength: 1, maxLength: 3 })
    .map(list => list as [Conditions, ...Conditions[]]);
  return {
    conditions: fc.oneof(
      { maxDepth: 3 },
      leaf,
      several.map(anyOf => ({ anyOf })),
      several.map(allOf => ({ allOf })),
      tie('conditions').map(not => ({ not })),
    ),
  };
});
const place = fc.record({
  cluster: fc.constantFrom('eu', 'us'),
  namespace: fc.constantFrom('vision', 'nlp'),
  kind: fc.constantFrom('Job', 'RayJob'),
  owner: fc.option(fc.constantFrom(...OWNERS), { nil: undefined }),
});

describe('compileConditions', () => {
  it('decides as the rules do, and leaves out no source that holds a row', () => {
    let shown = 0;
    fc.assert(
      fc.property(conditions, place, (criteria, { owner, ...rest }) => {
        const row = toRow({ uid: 'a', group: 'g', ...rest, owner });
        const compiled = compile(criteria);
        const expected = isAllowed(
          {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'ml',
            resourceType: 'ml-workload',
            conditions: criteria,
          },
          { group: 'g', owner, ...rest },
        );
        expect(compiled.shows(row)).toBe(expected);
        shown += expected ? 1 : 0;
        expect(compiled.canHold(rest) || !expected).toBe(true);
      }),
      { numRuns: 2_000 },
    );
    expect(shown).toBeGreaterThan(200);
  });

  it('has one fingerprint for one decision, however it was written', () => {
    const a = isOwnedBy({ claims: ['group:default/a', 'group:default/b'] });
    const b = isOwnedBy({
      claims: ['group:default/B', 'group:default/a', 'group:default/b'],
    });
    const eu = inCluster({ clusters: ['eu'] });
    const same = [
      { anyOf: [a, eu] },
      { anyOf: [eu, { anyOf: [b, eu] }] },
      { not: { not: { allOf: [{ anyOf: [eu, b] }] } } },
    ] satisfies Conditions[];
    expect(new Set(same.map(each => compile(each).fingerprint)).size).toBe(1);
    expect(compile({ allOf: [a, eu] }).fingerprint).not.toBe(
      compile(same[0]).fingerprint,
    );
    expect(
      compile(isOwnedBy({ claims: ['group:default/a'] })).fingerprint,
    ).not.toBe(compile(a).fingerprint);
  });

  it('leaves out sources that hold nothing for the viewer', () => {
    const mine = isOwnedBy({ claims: ['group:default/a'] });
    const { canHold } = compile({
      allOf: [mine, inCluster({ clusters: ['eu'] })],
    });
    expect(canHold({ cluster: 'eu', kind: 'Job' })).toBe(true);
    expect(canHold({ cluster: 'us', kind: 'Job' })).toBe(false);
  });

  it('has one fingerprint of sources for teams that differ in their names only', () => {
    const [one, other] = OWNERS.map(owner =>
      compile(isOwnedBy({ claims: [owner] })),
    );
    expect(one.sourcesFingerprint).toBe(other.sourcesFingerprint);
    expect(one.sourcesFingerprint).not.toBe(
      compile(inCluster({ clusters: ['eu'] })).sourcesFingerprint,
    );
  });

  it('knows the owners of rows however their namespaces write them', () => {
    const { shows } = compile(isOwnedBy({ claims: ['Group:Default/Vision'] }));
    for (const owner of ['vision', 'group:vision', 'group:default/vision']) {
      expect(shows(toRow({ uid: 'a', owner }))).toBe(true);
    }
    expect(shows(toRow({ uid: 'a', owner: 'user:vision' }))).toBe(false);
    expect(shows(toRow({ uid: 'a' }))).toBe(false);
  });

  it('refuses conditions that it does not understand, rather than guess', () => {
    const condition = { resourceType: 'ml-workload', rule: 'IS_MINE' };
    expect(() => compile(condition)).toThrow("'IS_MINE'");
    expect(() =>
      compile({ ...condition, rule: 'IS_OWNED_BY', params: { claims: [''] } }),
    ).toThrow('Parameters to rule are invalid');
  });
});
