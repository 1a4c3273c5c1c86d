import { englishTranslate } from '../__testUtils__/englishTranslate';
import { formatHeld } from './formatHeld';

describe('formatHeld', () => {
  const t = englishTranslate();

  it.each([
    ['nvidia.com/gpu', 'A100', '4 × A100 · 14 min'],
    ['nvidia.com/gpu', undefined, '4 × GPU · 14 min'],
    ['nvidia.com/mig-1g.10gb', 'A100', '4 × MIG 1g.10gb (A100) · 14 min'],
    ['nvidia.com/gpu.shared', undefined, '4 GPU shares · 14 min'],
    ['example.com/npu', undefined, '4 × NPU · 14 min'],
  ])('%s of %s', (resource, product, words) => {
    expect(
      formatHeld(t, {
        acceleratorTime: [{ resource, product, count: 4, seconds: 840 }],
      }),
    ).toEqual([words]);
  });

  it('has nothing to say where no job is known', () => {
    expect(formatHeld(t, {})).toEqual([]);
  });
});
