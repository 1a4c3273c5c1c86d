/** What was written on a canvas, in order. */
export interface CanvasNotes {
  readonly texts: string[];
}

/**
 * Gives jsdom what a plot needs and a browser has: a canvas that takes every stroke and notes the
 * texts, and a width. What is drawn can be seen in a browser only.
 */
export function withCanvas(): CanvasNotes {
  const notes = { texts: [] as string[] };
  const restore: Array<() => void> = [];
  beforeAll(() => {
    // The library asks for it as soon as it is loaded.
    Object.assign(window, {
      matchMedia: () => ({
        matches: false,
        addEventListener: () => {},
        removeEventListener: () => {},
        addListener: () => {},
        removeListener: () => {},
      }),
      Path2D: class {
        moveTo() {}
        lineTo() {}
        rect() {}
        arc() {}
        closePath() {}
        addPath() {}
      },
    });
  });
  beforeEach(() => {
    notes.texts.length = 0;
    const context = new Proxy({} as Record<string | symbol, unknown>, {
      get: (own, name) => own[name] ?? takesAll,
      set: (own, name, value) => {
        own[name] = value;
        return true;
      },
    });
    context.fillText = (text: string) => notes.texts.push(String(text));
    context.measureText = (text: string) => ({ width: text.length * 7 });
    const drawn = jest
      .spyOn(HTMLCanvasElement.prototype, 'getContext')
      .mockReturnValue(context as unknown as null);
    const width = jest
      .spyOn(HTMLElement.prototype, 'clientWidth', 'get')
      .mockReturnValue(900);
    restore.push(
      () => drawn.mockRestore(),
      () => width.mockRestore(),
    );
  });
  afterEach(() => {
    for (const undo of restore.splice(0)) {
      undo();
    }
  });
  return notes;
}

function takesAll(): void {}
