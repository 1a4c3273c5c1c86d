/**
 * A count with its noun: `1 pod`, `3 pods`.
 *
 * @public
 */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * Names in a sentence, each once: `a, b and 3 more`.
 *
 * @param most - how many are named, the `3 more` counted as one; three when absent
 *
 * @public
 */
export function listed(names: readonly string[], most = 3): string {
  const unique = [...new Set(names)];
  if (unique.length > most) {
    const shown = unique.slice(0, most - 1).join(', ');
    return `${shown} and ${unique.length - most + 1} more`;
  }
  const last = unique.pop() ?? '';
  return unique.length > 0 ? `${unique.join(', ')} and ${last}` : last;
}
