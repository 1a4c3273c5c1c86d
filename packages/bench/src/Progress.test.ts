import { Progress } from './Progress';

describe('Progress', () => {
  it('says what is left by how slow it has been', () => {
    const said: string[] = [];
    let now = 5_000;
    const progress = Progress.start({
      totalSeconds: 100,
      say: text => said.push(text),
      now: () => now,
    });
    progress.begin('Starting', 20);
    now += 40_000;
    progress.begin('Measuring', 80);
    progress.detail('half of it');
    now += 100_000;
    progress.begin('One more', 10);
    expect(said).toEqual([
      '[0:00] Starting (about 1:40 left)',
      '[0:40] Measuring (about 2:40 left)',
      '        half of it',
      '[2:20] One more (about 0:00 left)',
    ]);
  });
});
