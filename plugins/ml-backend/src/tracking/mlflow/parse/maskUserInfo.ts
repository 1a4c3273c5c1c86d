/** Of an address of the web all of it is a secret; other schemes name containers so. */
const OF_WEB = /\b(https?:\/\/)[^\s/@"'<>]+@/gi;
const PASSWORD = /(:\/\/[^\s/:@"'<>]*):[^\s/@"'<>]+@/g;

/** A text without the user names and passwords that stand in its addresses. */
export function maskUserInfo(text: string): string {
  return text.includes('@')
    ? text.replace(OF_WEB, '$1').replace(PASSWORD, '$1@')
    : text;
}
