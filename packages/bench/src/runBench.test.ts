import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TIERS } from './phases/tiers';
import { ROW_SPECS } from './report/rowSpecs';
import { runBench } from './runBench';

/** What only ours is asked for: a load that the peer never sees, and pages that change by themselves. */
const OURS_ALONE = new Set([
  'P5.change',
  'P9.load',
  'P9.load.p99',
  'R3.change',
]);

describe('runBench', () => {
  it('gives every row of both systems, at a size at which they mean nothing', async () => {
    const steps: string[] = [];
    const { rows, ...run } = await runBench({
      tier: TIERS.tiny,
      dir: mkdtempSync(join(tmpdir(), 'ml-bench-')),
      say: text => steps.push(text),
    });
    expect(rows.map(({ id }) => id)).toEqual(ROW_SPECS.map(({ id }) => id));
    for (const { id, value, peer } of rows) {
      expect([id, Number.isFinite(value)]).toEqual([id, true]);
      expect([id, Number.isFinite(peer)]).toEqual([id, !OURS_ALONE.has(id)]);
    }
    const row = (id: string) => rows.find(candidate => candidate.id === id);
    // At any size and on any machine: a viewer costs the peer requests, and us none.
    expect(row('P1')).toMatchObject({ value: 0, holds: true });
    expect(row('P1')?.peer).toBeGreaterThan(0);
    expect(run).toMatchObject({ tier: 'tiny', broken: [] });
    expect(steps[0]).toMatch(/^\[0:00\] Starting \(about \d+:\d\d left\)$/);
  }, 300_000);
});
