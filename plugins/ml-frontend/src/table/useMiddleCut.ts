import { RefObject, useLayoutEffect, useState } from 'react';
import { cutMiddle, MiddleCut } from '../format/middle';

let canvas: HTMLCanvasElement | undefined;

/**
 * A name cut to the width of a box, and again whenever the box changes.
 *
 * @param box - An element that is as wide as there is room, and whose font the name is written in.
 * @param spare - Pixels of the box that the name may not use.
 */
export function useMiddleCut(
  name: string,
  box: RefObject<HTMLElement>,
  spare: number,
): MiddleCut {
  const [cut, setCut] = useState<MiddleCut>({
    head: name,
    middle: '',
    tail: '',
  });
  useLayoutEffect(() => {
    const element = box.current;
    const fit = () => {
      const room = (element?.clientWidth ?? 0) - spare;
      const next = cutMiddle(name, text =>
        element && room > 0 ? widthOf(text, element) <= room : true,
      );
      setCut(current =>
        current.head === next.head && current.tail === next.tail
          ? current
          : next,
      );
    };
    fit();
    if (!element || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, [name, box, spare]);
  return cut;
}

/** How wide a text is on one line, in pixels; does not touch the layout of the page. */
function widthOf(text: string, element: HTMLElement): number {
  canvas ??= document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) {
    return 0;
  }
  const { fontStyle, fontWeight, fontSize, fontFamily } =
    getComputedStyle(element);
  context.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  return context.measureText(text).width;
}
