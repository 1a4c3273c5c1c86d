import { formatLabelSelector } from './formatLabelSelector';
import { parseLabelSelector } from './parseLabelSelector';

describe('formatLabelSelector', () => {
  it.each([
    [{ matchLabels: { app: 'web', tier: '' } }, 'app=web,tier='],
    [
      {
        matchLabels: { app: 'web' },
        matchExpressions: [
          { key: 'track', operator: 'In', values: ['a', 'b'] },
          { key: 'zone', operator: 'NotIn', values: ['x'] },
          { key: 'pod-template-hash', operator: 'Exists' },
          { key: 'old', operator: 'DoesNotExist' },
        ],
      },
      'app=web,track in (a,b),zone notin (x),pod-template-hash,!old',
    ],
  ])('writes %j as %j, which can be parsed', (selector, expected) => {
    expect(formatLabelSelector(selector)).toBe(expected);
    expect(parseLabelSelector(expected)).toMatchObject({ ok: true });
  });

  it.each([
    [undefined],
    [{}],
    [{ matchLabels: { app: 7 } }],
    [{ matchLabels: { app: 'a' }, matchExpressions: [{ key: 'b' }] }],
    [{ matchExpressions: [{ operator: 'Exists' }] }],
  ])('writes no part of %j', selector => {
    expect(formatLabelSelector(selector)).toBeUndefined();
  });
});
