import { join } from 'node:path';
import { loadCases } from '../testing/loadCases';
import { runKindContract } from '../testing/runKindContract';
import { jobSet } from '.';

describe('jobSet', () => {
  runKindContract(jobSet, {
    cases: loadCases(join(__dirname, 'cases')),
  });
});
