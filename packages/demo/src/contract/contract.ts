import { ContractCase } from './ContractCase';
import { coreCases } from './coreCases';
import { discoveryCases } from './discoveryCases';
import { listCases } from './listCases';
import { refusalCases } from './refusalCases';
import { watchCases } from './watchCases';
import { writeCases } from './writeCases';

/** What the pocket server and the real one both hold to. */
export const contract: ContractCase[] = [
  ...discoveryCases,
  ...refusalCases,
  ...listCases,
  ...watchCases,
  ...writeCases,
  ...coreCases,
];
