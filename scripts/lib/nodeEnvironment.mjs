import { delimiter, dirname } from 'node:path';

/**
 * The environment for a program that runs on the given Node: it comes first on the path, and what
 * npm or an outer Node said to this process does not reach it.
 *
 * @param {string} node path of the program
 * @param {Record<string, string | undefined>} [more] set on top
 */
export function nodeEnvironment(node, more = {}) {
  const env = { ...process.env };
  for (const key of Object.keys(env)) {
    if (
      /^npm_(lifecycle|package|config_local_prefix|command|execpath)/.test(key)
    ) {
      delete env[key];
    }
  }
  delete env.NODE_OPTIONS;
  return {
    ...env,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
    ...more,
  };
}
