import { shareList } from './shareList';

describe('shareList', () => {
  it('gives one list for equal ones, that nobody can change', () => {
    const first = shareList([{ role: 'Master', desired: 1 }]);
    const second = shareList([{ role: 'Master', desired: 1 }]);
    expect(second).toBe(first);
    expect(() => first.push({ role: 'x', desired: 1 })).toThrow(TypeError);
    expect(() => Object.assign(first[0], { desired: 2 })).toThrow(TypeError);
  });

  it('tells different ones apart, absent fields too', () => {
    expect(shareList([{ role: 'a', ready: undefined }])).toEqual([
      { role: 'a' },
    ]);
    expect(shareList([{ role: 'a', ready: 0 }])).toEqual([
      { role: 'a', ready: 0 },
    ]);
  });
});
