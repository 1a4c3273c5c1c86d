import { html, Html } from './html';

/** A moment, in UTC: the server does not know the reader's zone. */
export function when(iso: string): Html {
  const utc = new Date(iso).toISOString();
  return html`<time datetime="${utc}"
    >${utc.slice(0, 10)} ${utc.slice(11, 16)} UTC</time
  >`;
}
