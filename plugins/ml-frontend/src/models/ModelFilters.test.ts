import { model } from '../__testUtils__/ScriptedTrackingApi';
import {
  ModelFilters,
  modelMatcher,
  NO_MODEL_FILTERS,
  parseModelFilters,
  writeModelFilters,
} from './ModelFilters';

const own = ['group:default/team-risk'];

const fraud = model({
  name: 'Fraud',
  aliases: { champion: '1' },
  tags: { tier: 'gold' },
  served: [{ version: '2', endpoints: 1 }],
  drift: { alias: 'champion', version: '1' },
});

describe('the filters of models', () => {
  it('are in the URL, beside the parameters of others', () => {
    const filters: ModelFilters = {
      text: 'a b',
      mine: true,
      owner: ['group:default/x', 'user:default/y'],
      source: ['main/team a'],
      serving: ['drift', 'unserved'],
      sort: '-updated',
    };
    const search = writeModelFilters('?other=1&q=old', filters);
    expect(search).toContain('other=1');
    expect(parseModelFilters(search)).toEqual(filters);
    expect(writeModelFilters(search, NO_MODEL_FILTERS)).toBe('?other=1');
  });

  it('leave out what they do not know', () => {
    expect(
      parseModelFilters('?sort=size&serving=never&serving=served'),
    ).toEqual({ ...NO_MODEL_FILTERS, serving: ['served'] });
  });

  it.each<[string, Partial<ModelFilters>, boolean]>([
    ['nothing', {}, true],
    ['words in any place', { text: 'GOLD champion' }, true],
    ['a word that is nowhere', { text: 'fraud silver' }, false],
    ['mine', { mine: true }, true],
    ['another owner', { owner: ['group:default/x'] }, false],
    ['its server', { source: ['main'] }, true],
    ['a workspace of its server', { source: ['main/risk'] }, false],
    ['served', { serving: ['served'] }, true],
    ['drift', { serving: ['drift'] }, true],
    ['unserved', { serving: ['unserved'] }, false],
  ])('%s', (_, change, matches) => {
    const filters = { ...NO_MODEL_FILTERS, ...change };
    expect(modelMatcher(filters, own)(fraud)).toBe(matches);
  });
});
