import { join } from 'node:path';
import { loadCases } from '../testing/loadCases';
import { runKindContract } from '../testing/runKindContract';
import { kueueWorkload } from '.';

describe('kueueWorkload', () => {
  runKindContract(kueueWorkload, {
    cases: loadCases(join(__dirname, 'cases')),
  });
});
