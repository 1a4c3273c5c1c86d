import { QuotaReading } from '@mlport/backstage-plugin-ml-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { Cohorts, NamedQuota } from './Cohorts';
import { lentOf } from './lentOf';

type Amounts = [
  nominal: number,
  reserved?: number,
  borrowed?: number,
  lendingLimit?: number,
];

interface Case {
  case: string;
  own: Amounts;
  others: Record<string, Amounts>;
  cohort?: number | 'unknown';
  alone?: true;
  below?: true;
  lent?: [number, number];
}

const CELL = { resource: 'nvidia.com/gpu', flavor: 'a100' };

const cases: Case[] = parse(
  readFileSync(resolve(__dirname, 'cases/lent.yaml'), 'utf8'),
);

function quota(
  scope: QuotaReading['scope'],
  name: string,
  parent: string | undefined,
  [nominal, reserved, borrowed, lendingLimit]: Amounts,
): NamedQuota {
  return {
    name,
    reading: {
      type: 'quota',
      scope,
      parent,
      resources: [{ ...CELL, nominal, reserved, borrowed, lendingLimit }],
    },
  };
}

describe('lentOf', () => {
  it.each(cases)('$case', ({ own, others, cohort = 0, alone, below, lent }) => {
    const queue = quota('cluster', 'a', alone ? undefined : 'all', own);
    const added = cohort === 'unknown' ? 0 : cohort;
    const cohorts = Cohorts.create([
      queue,
      ...Object.entries(others).map(([name, amounts]) =>
        quota('cluster', name, below ? 'team' : 'all', amounts),
      ),
      quota('cohort', 'team', 'all', [0]),
      quota('cohort', 'all', undefined, [added]),
    ]);
    const { atLeast, atMost } =
      lentOf(queue, CELL, cohorts, cohort !== 'unknown') ?? {};
    expect([atLeast, atMost]).toEqual(lent ?? [undefined, undefined]);
  });
});
