import { html, Html } from './html';

/** A name that others chose: it cannot turn the direction of what follows, nor hide what it holds. */
export function name(text: string): Html {
  const visible = text.replace(/[\0-\x1f\x7f]/g, character =>
    character === '\x7f'
      ? '\u2421'
      : String.fromCharCode(0x2400 + character.charCodeAt(0)),
  );
  return html`<bdi>${visible}</bdi>`;
}
