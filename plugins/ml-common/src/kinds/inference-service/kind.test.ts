import { join } from 'node:path';
import { loadCases } from '../testing/loadCases';
import { runKindContract } from '../testing/runKindContract';
import { inferenceService } from '.';

describe('inferenceService', () => {
  runKindContract(inferenceService, {
    cases: loadCases(join(__dirname, 'cases')),
    // What serves has no end.
    without: ['succeeded'],
  });
});
