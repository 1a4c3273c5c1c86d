const { resolve } = require('node:path');

// A suite of its own: it needs the built portal and may restart the API server, so it runs neither
// with the unit tests nor beside them.
module.exports = {
  rootDir: resolve(__dirname),
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts'],
  testTimeout: 120_000,
  testSequencer: require.resolve('./support/HeavyLast.cjs'),
  transform: {
    '\\.ts$': [
      require.resolve('@backstage/cli/config/jestSwcTransform'),
      {
        jsc: { parser: { syntax: 'typescript' } },
        module: { ignoreDynamic: true, exportInteropAnnotation: true },
      },
    ],
    '\\.(js|mjs|cjs)$': [
      require.resolve('@backstage/cli/config/jestSwcTransform'),
      { jsc: { parser: { syntax: 'ecmascript' } } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!@mlport|@internal)'],
};
