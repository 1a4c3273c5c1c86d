/** Only with that option can the kubernetes plugin load its client inside Jest. */
const OPTION = '--experimental-vm-modules';

/**
 * A group of tests that run the real kubernetes plugin; skipped, loudly, where Node was started
 * without the option that it needs.
 *
 * @throws Error where a skip counts as a failure (`ML_TEST_REQUIRE=all`).
 */
export function describeWithKubernetesPlugin(
  name: string,
  tests: () => void,
): void {
  const options = process.execArgv.concat(process.env.NODE_OPTIONS ?? '');
  if (options.some(option => option.includes(OPTION))) {
    describe(name, tests);
    return;
  }
  const message = `SKIPPED: "${name}" needs NODE_OPTIONS=${OPTION}`;
  if (process.env.ML_TEST_REQUIRE === 'all') {
    throw new Error(message);
  }
  process.stderr.write(`${message}\n`);
  describe.skip(name, tests);
}
