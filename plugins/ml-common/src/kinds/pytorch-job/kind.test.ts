import { join } from 'node:path';
import { loadCases } from '../testing/loadCases';
import { runKindContract } from '../testing/runKindContract';
import { pytorchJob } from '.';

describe('pytorchJob', () => {
  runKindContract(pytorchJob, { cases: loadCases(join(__dirname, 'cases')) });
});
