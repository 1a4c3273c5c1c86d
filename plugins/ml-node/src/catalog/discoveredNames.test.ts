import {
  discoveredExperimentName,
  discoveredModelName,
  discoveredObjectName,
} from './discoveredNames';

const source = { provider: 'mlflow', instance: 'main' };
const ENTITY_NAME = /^(?=.{1,63}$)[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$/;

describe('names of discovered entities', () => {
  it.each([
    ['plain', 'churn-classifier', /^churn-classifier-[0-9a-f]{8}$/],
    ['spaces and accents', 'team a & fraud #1 (é)', /^team-a-fraud-1-e-/],
    ['no letters at all', '模型', /^[0-9a-f]{8}$/],
    ['long', 'x'.repeat(500), /^x{54}-[0-9a-f]{8}$/],
  ])('are names that the catalog takes: %s', (_, name, expected) => {
    const entityName = discoveredModelName({ source, name });
    expect(entityName).toMatch(ENTITY_NAME);
    expect(entityName).toMatch(expected);
  });

  it('tell apart what reads the same, and what is in another place', () => {
    const names = [
      discoveredModelName({ source, name: 'a b' }),
      discoveredModelName({ source, name: 'a-b' }),
      discoveredModelName({
        source: { ...source, instance: 'b' },
        name: 'a b',
      }),
      discoveredModelName({
        source: { ...source, workspace: 'w' },
        name: 'a b',
      }),
      discoveredExperimentName({ source, experimentId: 'a b', name: 'a b' }),
      discoveredObjectName({ cluster: 'c', group: '', kind: 'K', name: 'a b' }),
    ];
    expect(new Set(names).size).toBe(names.length);
  });
});
