import { renderInTestApp } from '@backstage/frontend-test-utils';
import { MetricPoint } from '@mlport/backstage-plugin-ml-common';
import { screen, waitFor, within } from '@testing-library/react';
import { ComponentProps } from 'react';
import { withCanvas } from '../__testUtils__/canvas';
import { Curve } from './Curve';
import { CurvePlot } from './CurvePlot';

const line = (values: Array<number | undefined>): MetricPoint[] =>
  values.map((value, step) =>
    value === undefined
      ? { step, at: step * 60_000, nonFinite: 'NaN' }
      : { step, at: step * 60_000, value },
  );

const curves: Curve[] = [
  { id: 'a', name: 'brave-fox', slot: 0, points: line([4, 2, undefined, 1]) },
  { id: 'b', name: 'calm-owl', slot: 2, points: line([3, -1]) },
];

function show(change: Partial<ComponentProps<typeof CurvePlot>> = {}) {
  renderInTestApp(
    <CurvePlot
      metric="val/loss"
      curves={curves}
      options={{ axis: 'step', scale: 'linear', smoothing: 0 }}
      asTable={false}
      {...change}
    />,
  );
}

const rowOf = (name: string) =>
  within(screen.getByRole('table', { name: /^Figures/ })).getByRole('row', {
    name: new RegExp(name),
  });

describe('CurvePlot', () => {
  const canvas = withCanvas();

  it('draws the lines, and says in words what the picture shows', async () => {
    show();
    expect(
      await screen.findByRole('img', {
        name: /^val\/loss over Step of brave-fox, calm-owl/,
      }),
    ).toBeInTheDocument();
    // The numbers of the lines stand at their ends, so that color is not all that tells them apart.
    await waitFor(() =>
      expect(canvas.texts).toEqual(expect.arrayContaining(['1', '3'])),
    );
    expect(canvas.texts).toContain('Step');
  });

  it('has the figures of each run, and says what is a gap', async () => {
    show();
    await screen.findByRole('img');
    const fox = rowOf('brave-fox');
    expect(fox).toHaveTextContent('1 value is NaN: a gap in the line.');
    expect(
      within(fox)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual(['', '1step 3', '1step 3', '4step 0', '4']);
  });

  it('says what a logarithmic axis cannot show', async () => {
    show({ options: { axis: 'step', scale: 'log', smoothing: 0 } });
    await screen.findByRole('img');
    expect(rowOf('calm-owl')).toHaveTextContent('1 value is not above zero');
    expect(rowOf('brave-fox')).not.toHaveTextContent('above zero');
  });

  it('has the same as a table', async () => {
    show({
      asTable: true,
      options: { axis: 'time', scale: 'linear', smoothing: 0.5 },
    });
    const table = screen.getByRole('table', {
      name: 'Values of val/loss, as logged',
    });
    expect(
      within(table)
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toEqual([
      'Time since the start1 brave-fox3 calm-owl',
      '0 s43',
      '1 min2-1',
      '2 mingap–',
      '3 min1–',
    ]);
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('says so of a run that has not logged the metric', async () => {
    show({
      curves: [...curves, { id: 'c', name: 'mute-cat', slot: 3, points: [] }],
    });
    expect(rowOf('mute-cat')).toHaveTextContent('This run has not logged it.');
  });
});
