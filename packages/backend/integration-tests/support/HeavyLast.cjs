/** Suites that fill the cluster that all share: what they leave there would be explained meanwhile. */
const HEAVY = [/fit\.test\.ts$/];

/** Jest's sequencer for this room: the suites by name, those that fill the cluster last. */
module.exports = class HeavyLast {
  sort(tests) {
    const rank = ({ path }) => (HEAVY.some(name => name.test(path)) ? 1 : 0);
    return [...tests].sort(
      (a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path),
    );
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
};
