const ESCAPE = String.fromCharCode(27);

/** Colors and cursor moves of a terminal: `ESC [ … letter`. */
const CONTROL = new RegExp(`${ESCAPE}\\[[0-9;?]*[ -/]*[@-~]`, 'g');

/**
 * A line of a log as a terminal would have left it: without color codes, and of a progress bar that
 * draws over itself only what it drew last.
 */
export function cleanLogLine(line: string): string {
  const plain = line.replace(CONTROL, '').replace(/\r+$/, '');
  return plain.slice(plain.lastIndexOf('\r') + 1);
}
