import { join } from 'node:path';
import project from '../../../../playwright.config';

export default {
  ...project,
  testDir: __dirname,
  testMatch: '*.e2e.mjs',
  outputDir: join(__dirname, '../../../../.cache/test/adopt/visits'),
};
