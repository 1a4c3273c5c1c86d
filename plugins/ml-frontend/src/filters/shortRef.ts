/** `group:default/team-vision` as people say it: `team-vision`. */
export function shortRef(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}
