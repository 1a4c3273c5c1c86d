import {
  acceleratorSharing,
  RunItem,
} from '@mlport/backstage-plugin-ml-common';
import { formatAccelerators } from './accelerators';
import { formatDuration } from './time';
import { Translate } from './Translate';

type Held = NonNullable<RunItem['acceleratorTime']>[number];

/** What a run held for how long, one phrase for each model of accelerator; nothing is added up. */
export function formatHeld(
  t: Translate,
  { acceleratorTime = [] }: Pick<RunItem, 'acceleratorTime'>,
): string[] {
  return acceleratorTime.map(held =>
    t('experiments.runs.held', {
      what: formatCount(t, held),
      duration: formatDuration(t, held.seconds * 1_000),
    }),
  );
}

/** `4 × A100`, or `4 × GPU` where nobody knows the model; a slice stays what it is. */
function formatCount(
  t: Translate,
  { resource, product, count }: Omit<Held, 'seconds'>,
): string {
  const sharing = acceleratorSharing(resource) ?? 'whole';
  if (product && sharing === 'whole') {
    return t('accelerator.whole', { number: String(count), product });
  }
  const [words] = formatAccelerators(t, [{ resource, count, sharing }]);
  return product ? `${words} (${product})` : words;
}
