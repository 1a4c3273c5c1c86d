import { lineLook } from './lineLooks';

/** What a canvas is drawn in. */
export interface PlotColors {
  text: string;
  grid: string;
  /** What is behind the plot. */
  surface: string;
  font: string;
  lineOf(slot: number): string;
}

/** The colors that the style sheets give an element now. */
export function plotColors(element: Element): PlotColors {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: read('--bui-fg-secondary'),
    grid: read('--bui-border-1'),
    surface: read('--bui-bg-neutral-1'),
    font: style.fontFamily,
    lineOf: slot => read(lineLook(slot).color),
  };
}
