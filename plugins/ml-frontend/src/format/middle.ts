/** A name in three parts, of which the middle is not shown. */
export interface MiddleCut {
  head: string;
  /** What is left out; empty when the whole name fits. */
  middle: string;
  tail: string;
}

/** Names of one family differ at their ends, so that many characters of it stay in sight. */
const TAIL = 8;

/**
 * Where to cut a long name: its middle gives way, and only as much of it as has to.
 *
 * @param fits - Whether a text has room.
 */
export function cutMiddle(
  name: string,
  fits: (text: string) => boolean,
): MiddleCut {
  if (fits(name)) {
    return { head: name, middle: '', tail: '' };
  }
  const characters = Array.from(name);
  let fitting = cutTo(characters, 2);
  let low = 3;
  let high = characters.length - 1;
  while (low <= high) {
    const kept = Math.floor((low + high) / 2);
    const cut = cutTo(characters, kept);
    if (fits(`${cut.head}…${cut.tail}`)) {
      fitting = cut;
      low = kept + 1;
    } else {
      high = kept - 1;
    }
  }
  return fitting;
}

function cutTo(characters: readonly string[], kept: number): MiddleCut {
  const tail = Math.min(TAIL, Math.floor(kept / 2));
  const head = kept - tail;
  const end = characters.length - tail;
  return {
    head: characters.slice(0, head).join(''),
    middle: characters.slice(head, end).join(''),
    tail: characters.slice(end).join(''),
  };
}
