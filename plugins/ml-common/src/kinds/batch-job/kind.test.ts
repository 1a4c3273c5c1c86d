import { join } from 'node:path';
import { loadCases } from '../testing/loadCases';
import { runKindContract } from '../testing/runKindContract';
import { batchJob } from '.';

describe('batchJob', () => {
  runKindContract(batchJob, { cases: loadCases(join(__dirname, 'cases')) });
});
