import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { grantRule } from './grantRule';

/** One thing that is wrong with one or more kinds of a cluster, and its way out. */
export interface Trouble {
  kinds: readonly string[];
  /** What is wrong, in the backend's words. */
  message: string;
  /** What to do about it, as a sentence. */
  advice?: string;
  /** What to add to the role of the portal's account, as YAML. */
  rule?: string;
}

/** Kinds that share one trouble are told together, so that its fix is read and applied once. */
export function troublesOf(sources: readonly SourceStatus[]): Trouble[] {
  const groups = new Map<string, SourceStatus[]>();
  for (const source of sources) {
    const { error } = source;
    if (error) {
      const key = grantRule([source])
        ? 'rule'
        : JSON.stringify([error.message, error.fix]);
      groups.set(key, [...(groups.get(key) ?? []), source]);
    }
  }
  return [...groups.values()].map(group => {
    const [{ error }] = group;
    const rule = grantRule(group);
    return {
      kinds: group.map(({ kind }) => kind),
      message: error?.message ?? '',
      ...(rule ? { rule } : { advice: error?.fix }),
    };
  });
}
