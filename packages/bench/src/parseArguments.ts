import { InputError } from '@backstage/errors';
import { parseArgs } from 'node:util';
import { TIERS, Tier } from './phases/tiers';

export const USAGE = `Usage: npm run bench -- [--tier T1|T2] [--only ID,ID] [--json FILE] [--markdown FILE]

  --tier NAME      T1: 3 clusters, 1,000 jobs, about a minute; T2: 10 clusters, 20,000 jobs, about a
                   quarter of an hour (T1)
  --only ID,ID     only what measures these: P9,R3
  --json FILE      writes the results as JSON
  --markdown FILE  writes the results as a table into a document, between the marks
                   <!-- bench TIER --> and <!-- /bench -->
  --help           this text`;

/** What is to be done. */
export type BenchArguments = {
  help: boolean;
  tier: Tier;
  /** Identifiers without suffix; undefined for all. */
  only?: string[];
  json?: string;
  markdown?: string;
};

/**
 * Reads the command line.
 *
 * @throws InputError for what it does not know.
 */
export function parseArguments(args: string[]): BenchArguments {
  const { values } = parseKnown(args);
  const tier = TIERS[values.tier ?? 'T1'];
  if (!tier) {
    throw new InputError(
      `There is no tier "${values.tier}"; there are ${Object.keys(TIERS).join(
        ', ',
      )}`,
    );
  }
  return {
    help: values.help ?? false,
    tier,
    only: values.only?.split(',').map(id => id.trim().toUpperCase()),
    json: values.json,
    markdown: values.markdown,
  };
}

function parseKnown(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        tier: { type: 'string' },
        only: { type: 'string' },
        json: { type: 'string' },
        markdown: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new InputError(`${(error as Error).message}\n\n${USAGE}`);
  }
}
