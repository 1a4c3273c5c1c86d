import { html, Html } from './html';

/** Unicode's pictures of control characters begin here. */
const PICTURES = 0x2400;

/** A name that others chose: it cannot turn the direction of what follows, nor hide what it holds. */
export function name(text: string): Html {
  const visible = Array.from(text, character =>
    character < ' '
      ? String.fromCharCode(PICTURES + character.charCodeAt(0))
      : character,
  );
  return html`<bdi>${visible.join('')}</bdi>`;
}
