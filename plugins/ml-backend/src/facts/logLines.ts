import { cutText, maskSecrets } from '@mlport/backstage-plugin-ml-common';

const LONGEST_LINE = 2_000;

/** Colors and cursor movements of terminals (ECMA-48), and control characters but the tab. */
const ESCAPES =
  // eslint-disable-next-line no-control-regex
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** The end of a private key whose beginning is above what was read. */
const HEADLESS_KEY = /^[\s\S]*-----END [A-Z ]{0,30}PRIVATE KEY-----/;

/**
 * The lines of a log as they may be shown: masked, without terminal codes, of lines that were
 * written over (progress bars) the last state, long lines cut.
 */
export function logLines(text: string): string[] {
  const plain = text.replace(ESCAPES, '');
  const masked = maskSecrets(plain).replace(HEADLESS_KEY, '***');
  const lines = masked.split('\n');
  if (lines[lines.length - 1] === '') {
    lines.pop();
  }
  return lines.map(line => cutText(lastState(line), LONGEST_LINE));
}

function lastState(line: string): string {
  const states = line.replace(/\r+$/, '').split('\r');
  return states[states.length - 1];
}
