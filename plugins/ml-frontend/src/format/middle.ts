/**
 * Where to cut a long name: the tail that always stays in sight, since names of one family differ
 * at their ends, and the head that gives way first. Short names have no head to spare.
 */
export function splitMiddle(name: string): { head: string; tail: string } {
  const characters = Array.from(name);
  const keep = 8;
  if (characters.length <= keep * 2) {
    return { head: name, tail: '' };
  }
  return {
    head: characters.slice(0, -keep).join(''),
    tail: characters.slice(-keep).join(''),
  };
}
