#!/usr/bin/env node
// The loader with which Backstage's CLI starts backends: TypeScript without a build.
require('@backstage/cli/config/nodeTransform.cjs');
const { resolve } = require('node:path');

require('../src/tracking/main.ts').main(
  resolve(__dirname, '../../../.cache/bench-mlflow'),
  process.env.ML_TEST_MLFLOW,
);
