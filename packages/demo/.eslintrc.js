module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // The contract's cases are tests that two test files run.
      files: ['src/contract/**'],
      rules: {
        'jest/expect-expect': 'off',
        'jest/no-export': 'off',
        'jest/no-standalone-expect': 'off',
        'jest/valid-title': 'off',
      },
    },
  ],
});
