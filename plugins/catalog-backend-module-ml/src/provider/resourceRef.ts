/** The reference of a discovered `Resource`, by its name. */
export function resourceRef(name: string): string {
  return `resource:default/${name}`;
}
