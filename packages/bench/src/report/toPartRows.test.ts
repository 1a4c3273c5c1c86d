import { toPartRows } from './toPartRows';

describe('toPartRows', () => {
  it('knows what was promised of a figure by its identifier and its name', () => {
    const measures = [
      {
        id: 'P13',
        name: 'RSS per stream, from 1000 to 2000',
        value: 41,
        unit: 'KB',
      },
      { id: 'P11', name: 'flood: rate', value: 4_000, unit: '1/s' },
      { id: 'P13', name: 'heap per stream', value: 41, unit: 'KB' },
    ];
    expect(toPartRows('openStreams.ts', measures)).toEqual([
      {
        ...measures[0],
        point: 'openStreams.ts',
        target: '≤ 40 KB',
        holds: false,
      },
      {
        ...measures[1],
        point: 'openStreams.ts',
        target: '≥ 3000 1/s',
        holds: true,
      },
      { ...measures[2], point: 'openStreams.ts' },
    ]);
  });
});
