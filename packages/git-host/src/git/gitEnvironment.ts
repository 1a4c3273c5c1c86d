/** Settings that hold for every command, whatever a repository or the machine says. */
const SETTINGS: Record<string, string> = {
  'core.hooksPath': '/dev/null',
  'core.quotePath': 'false',
  // A clone must equal what was pushed, byte for byte.
  'core.autocrlf': 'false',
  // Refuses trees that would leave a checkout: "..", ".git", absolute names.
  'receive.fsckObjects': 'true',
  'core.protectHFS': 'true',
  'core.protectNTFS': 'true',
  // Ours: moved when a pull request's branch moves.
  'receive.hideRefs': 'refs/pull',
  'http.getanyfile': 'false',
  'uploadpack.allowAnySHA1InWant': 'false',
  'init.defaultBranch': 'main',
};

/** The environment of every Git process: nothing of the user's own configuration reaches it. */
export function gitEnvironment(): Record<string, string> {
  const settings = Object.entries(SETTINGS).flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return {
    PATH: process.env.PATH ?? '',
    LC_ALL: 'C.UTF-8',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    // File names are names, never patterns.
    GIT_LITERAL_PATHSPECS: '1',
    GIT_CONFIG_COUNT: String(Object.keys(SETTINGS).length),
    ...Object.fromEntries(settings),
  };
}
