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
    const end = lastSeen(plot, series);
    return end
      ? [
          {
            slot,
            x: plot.valToPos(end.x, 'x', true) + 6 * ratio,
            y: plot.valToPos(end.y, 'y', true),
          },
        ]
      : [];
  });
  // Lines end at the edge or where their runs did; labels make room for those at their side only.
  const columns = new Map<number, typeof ends>();
  for (const end of ends) {
    const column = Math.round(end.x / (LABEL_ROOM * ratio));
    columns.set(column, [...(columns.get(column) ?? []), end]);
  }
  ctx.save();
  ctx.font = `bold ${SIZE * ratio}px ${colors.font}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.lineWidth = 4 * ratio;
  ctx.strokeStyle = colors.surface;
  for (const column of columns.values()) {
    const heights = spreadLabels(
      column.map(({ y }) => y),
      SIZE * ratio,
      { top: bbox.top, bottom: bbox.top + bbox.height },
    );
    for (const [place, { slot, x }] of column.entries()) {
      const { label } = lineLook(slot);
      ctx.strokeText(label, x, heights[place]);
      ctx.fillStyle = colors.lineOf(slot);
      ctx.fillText(label, x, heights[place]);
    }
  }
  ctx.restore();
}

/** Where a line ends within what is shown of it. */
function lastSeen(
  plot: uPlot,
  series: number,
): { x: number; y: number } | undefined {
  const { min = -Infinity, max = Infinity } = plot.scales.x;
  const [xs, values] = [plot.data[0], plot.data[series]];
  for (let place = xs.length - 1; place >= 0; place -= 1) {
    const [x, y] = [xs[place], values[place]];
    if (y !== undefined && y !== null && x <= max) {
      return x >= min ? { x, y } : undefined;
    }
  }
  return undefined;
}
