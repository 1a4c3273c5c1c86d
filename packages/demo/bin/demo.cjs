#!/usr/bin/env node
// The loader with which Backstage's CLI starts backends: TypeScript without a build.
require('@backstage/cli/config/nodeTransform.cjs');
require('../src/main.ts');
