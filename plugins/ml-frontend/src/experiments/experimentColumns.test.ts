import { experiment } from '../__testUtils__/ScriptedTrackingApi';
import {
  compareExperiments,
  experimentsCsv,
  matchesText,
} from './experimentColumns';

const fraud = experiment({
  name: 'fraud',
  owner: 'group:default/team-risk',
  lastRunAt: 2_000,
  createdAt: 1,
});
const churn = experiment({ name: 'churn', lastRunAt: 3_000, createdAt: 2 });
const empty = experiment({ name: 'empty', createdAt: 3 });

describe('compareExperiments', () => {
  it.each([
    ['-started', 'churn fraud empty'],
    ['started', 'fraud churn empty'],
    ['name', 'churn empty fraud'],
    ['-name', 'fraud empty churn'],
    ['-created', 'empty churn fraud'],
    ['-owner', 'fraud churn empty'],
    ['no such column', 'fraud churn empty'],
  ])('by %s', (sort, order) => {
    const sorted = [fraud, churn, empty].sort(compareExperiments(sort));
    expect(sorted.map(({ name }) => name).join(' ')).toBe(order);
  });
});

describe('matchesText', () => {
  it.each([
    ['FRAUD', true],
    ['fraud risk', true],
    ['main', true],
    ['fraud nobody', false],
    ['', true],
  ])('%s', (text, matches) => {
    expect(matchesText(fraud, text)).toBe(matches);
  });
});

describe('experimentsCsv', () => {
  it('has what is shown, and nothing that is no time', () => {
    expect(experimentsCsv([{ ...fraud, createdAt: 9e15 }])).toContain(
      'fraud,1,group:default/team-risk,main,1970-01-01T00:00:02.000Z,,\r\n',
    );
  });
});
