import { shareText } from './shareText';

describe('shareText', () => {
  it('gives equal texts back, long ones too', () => {
    expect(shareText('Preempted')).toBe('Preempted');
    expect(shareText('x'.repeat(1000))).toBe('x'.repeat(1000));
  });
});
