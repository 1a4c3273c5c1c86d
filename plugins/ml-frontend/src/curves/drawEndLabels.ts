import uPlot from 'uplot';
import { lineLook } from './lineLooks';
import { PlotColors } from './plotColors';
import { spreadLabels } from './spreadLabels';

const SIZE = 12;

/** The room that the labels need at the right of the plot, in pixels. */
export const LABEL_ROOM = 28;

/** Writes the number of each line beside its end, for whoever does not tell lines by color. */
export function drawEndLabels(
  plot: uPlot,
  lines: ReadonlyArray<{ series: number; slot: number }>,
  colors: PlotColors,
): void {
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  const ends = lines.flatMap(({ series, slot }) => {
    const value = lastSeen(plot, series);
    return value === undefined
      ? []
      : [{ slot, height: plot.valToPos(value, 'y', true) }];
  });
  const heights = spreadLabels(
    ends.map(({ height }) => height),
    SIZE * ratio,
    { top: bbox.top, bottom: bbox.top + bbox.height },
  );
  ctx.save();
  ctx.font = `bold ${SIZE * ratio}px ${colors.font}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const [place, { slot }] of ends.entries()) {
    ctx.fillStyle = colors.lineOf(slot);
    ctx.fillText(
      lineLook(slot).label,
      bbox.left + bbox.width + 6 * ratio,
      heights[place],
    );
  }
  ctx.restore();
}

/** The last value of a line within what is shown of it. */
function lastSeen(plot: uPlot, series: number): number | undefined {
  const { min = -Infinity, max = Infinity } = plot.scales.x;
  const [xs, values] = [plot.data[0], plot.data[series]];
  for (let place = xs.length - 1; place >= 0; place -= 1) {
    const value = values[place];
    if (value !== undefined && value !== null && xs[place] <= max) {
      return xs[place] >= min ? value : undefined;
    }
  }
  return undefined;
}
