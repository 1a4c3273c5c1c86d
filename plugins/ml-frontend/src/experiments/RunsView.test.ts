import { NO_VIEW, parseRunsView, RunsView, writeRunsView } from './RunsView';

describe('RunsView', () => {
  const everything: RunsView = {
    text: 'churn',
    experiment: 'main-churn-training-1f2e',
    filter: "metrics.`val/loss` < 0.3 AND params.lr = '0.1'",
    sort: '-metric:val/loss',
    runs: ['b', 'a'],
    open: 'a',
    showing: 'compare',
    metric: 'val/loss & more',
    axis: 'time',
    scale: 'log',
    smoothing: 0.6,
    asTable: true,
  };

  it('survives the URL whole', () => {
    expect(parseRunsView(writeRunsView('', everything))).toEqual(everything);
  });

  it('leaves nothing in the URL of what was not chosen, and others alone', () => {
    expect(writeRunsView('', NO_VIEW)).toBe('');
    expect(writeRunsView('?tab=x&run=old&smooth=0.3', NO_VIEW)).toBe('?tab=x');
    expect(parseRunsView('')).toEqual(NO_VIEW);
  });

  it.each([
    ['?show=pie&x=moon&scale=cubic&smooth=much&as=song', {}],
    ['?smooth=7', { smoothing: 0.99 }],
    ['?smooth=-1', { smoothing: 0 }],
    ['?run=a&run=a&run=&run=b', { runs: ['a', 'b'] }],
    [
      `?${'abcdefghijkl'
        .split('')
        .map(run => `run=${run}`)
        .join('&')}`,
      { runs: 'abcdefghij'.split('') },
    ],
  ])('takes from %s what it knows', (search, known) => {
    expect(parseRunsView(search)).toEqual({ ...NO_VIEW, ...known });
  });
});
