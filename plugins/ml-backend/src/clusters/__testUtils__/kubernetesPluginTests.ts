/** Only with that option can the kubernetes plugin load its client inside Jest. */
const OPTION = '--experimental-vm-modules';

/**
 * `describe` for tests that run the real kubernetes plugin; it skips, loudly, where Node was started
 * without the option that the plugin needs.
 *
 * @throws Error where a skip counts as a failure (`ML_TEST_REQUIRE=all`).
 */
export function kubernetesPluginTests(): jest.Describe {
  const options = process.execArgv.concat(process.env.NODE_OPTIONS ?? '');
  if (options.some(option => option.includes(OPTION))) {
    return describe;
  }
  const message = `SKIPPED: tests with the real kubernetes plugin need NODE_OPTIONS=${OPTION}`;
  if (process.env.ML_TEST_REQUIRE === 'all') {
    throw new Error(message);
  }
  process.stderr.write(`${message}\n`);
  return describe.skip as jest.Describe;
}
