import { RunItem } from '@mlport/backstage-plugin-ml-common';
import { formatDuration } from '../format/time';
import { Translate } from '../format/Translate';

/** What a run held for how long, one phrase for each model of accelerator; nothing is added up. */
export function formatHeld(
  t: Translate,
  { acceleratorTime = [] }: Pick<RunItem, 'acceleratorTime'>,
): string[] {
  return acceleratorTime.map(({ resource, product, count, seconds }) =>
    t('experiments.runs.held', {
      number: String(count),
      product: product ?? resource,
      duration: formatDuration(t, seconds * 1_000),
    }),
  );
}
