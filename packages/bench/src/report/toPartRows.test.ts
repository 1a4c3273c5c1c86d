import { toPartRows } from './toPartRows';

describe('toPartRows', () => {
  it('knows what was promised of a figure by its identifier and its name', () => {
    const measures = [
      { id: 'P13', name: 'RSS per open stream', value: 41, unit: 'KB' },
      { id: 'P13', name: 'heap per open stream', value: 41, unit: 'KB' },
    ];
    expect(toPartRows('openStreams.ts', measures)).toEqual([
      {
        ...measures[0],
        point: 'openStreams.ts',
        target: '≤ 40 KB',
        holds: false,
      },
      { ...measures[1], point: 'openStreams.ts' },
    ]);
  });
});
