import { join } from 'node:path';
import { loadCases } from '../testing/loadCases';
import { runKindContract } from '../testing/runKindContract';
import { trainJob } from '.';

describe('trainJob', () => {
  runKindContract(trainJob, {
    cases: loadCases(join(__dirname, 'cases')),
  });
});
