import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import Plot from 'uplot';
import { canvasOptions, CanvasSetup, isZoomed } from './canvasOptions';
import { PlotData } from './plotData';
import { plotColors } from './plotColors';
import { useThemeChanges } from './useThemeChanges';
import styles from './PlotCanvas.module.css';

/** What a plot shows, and how. */
export interface PlotCanvasProps extends Omit<CanvasSetup, 'colors' | 'raw'> {
  data: PlotData;
  /** Says to assistive technology what the picture shows. */
  label: string;
  /** A change of it shows the whole range again. */
  whole: number;
}

/** Curves on a canvas. Drawn anew when the data, the theme or the width changes. */
export function PlotCanvas(props: PlotCanvasProps) {
  const { data, axis, scale, slots, axisLabel, label, whole } = props;
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot>();
  const latest = useRef(props);
  latest.current = props;
  const theme = useThemeChanges();
  const [width, setWidth] = useState(0);
  const raw = data.raw !== undefined;
  const looks = slots.join();

  useLayoutEffect(() => {
    const element = box.current!;
    const measure = () => setWidth(element.clientWidth);
    measure();
    if (typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const { current: element } = box;
    if (!element || width === 0) {
      return undefined;
    }
    const setup: CanvasSetup = {
      axis,
      scale,
      slots: latest.current.slots,
      raw,
      colors: plotColors(element),
      axisLabel,
      formatX: x => latest.current.formatX(x),
      onPlace: place => latest.current.onPlace(place),
      onZoom: zoomed => latest.current.onZoom(zoomed),
    };
    plot.current = new Plot(
      canvasOptions(setup, element.clientWidth),
      series(latest.current.data),
      element,
    );
    return () => {
      plot.current?.destroy();
      plot.current = undefined;
    };
    // Its size and its data may change without making it anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [axis, scale, looks, raw, axisLabel, theme, width === 0]);

  useEffect(() => {
    const { current } = plot;
    if (current && width > 0 && current.width !== width) {
      current.setSize({ width, height: current.height });
    }
  }, [width]);

  useEffect(() => {
    const { current } = plot;
    const next = series(data);
    if (!current || isSame(current.data, next)) {
      return;
    }
    const { min, max } = current.scales.x;
    if (isZoomed(current) && min !== undefined && max !== undefined) {
      // Who looks at a part goes on looking at that part.
      current.batch(() => {
        current.setData(next, false);
        current.setScale('x', { min, max });
      });
    } else {
      current.setData(next);
    }
  }, [data]);

  useEffect(() => {
    const { current } = plot;
    if (current && isZoomed(current)) {
      current.setData(current.data);
    }
  }, [whole]);

  return (
    <div ref={box} className={styles.plot} role="img" aria-label={label} />
  );
}

/** The plot was made with it: it is drawn already. */
function isSame(drawn: Plot.AlignedData, next: Plot.AlignedData): boolean {
  return (
    drawn.length === next.length &&
    drawn.every((values, place) => values === next[place])
  );
}

function series({ xs, raw = [], lines }: PlotData): Plot.AlignedData {
  return [xs, ...raw, ...lines];
}
