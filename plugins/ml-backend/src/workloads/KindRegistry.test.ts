import { kinds } from '@mlport/backstage-plugin-ml-common';
import { KindRegistry } from './KindRegistry';

describe('KindRegistry', () => {
  it('takes new kinds, and refuses one that is there already', () => {
    const registry = KindRegistry.create(kinds);
    const added = {
      ...kinds[0],
      id: 'spark-application',
      kind: 'SparkApplication',
    };
    registry.addKind(added);
    expect(registry.kinds()).toEqual([...kinds, added]);
    expect(() => registry.addKind(added)).toThrow(
      "The kind 'spark-application'",
    );
    expect(() => registry.addKind({ ...kinds[0], id: 'another' })).toThrow(
      `because '${kinds[0].id}'`,
    );
  });
});
