import { setTimeout as pause } from 'node:timers/promises';
import { Lab } from './Lab';
import { Tier } from './tiers';

/** Waits until our mirror is as it was before a cluster broke, for so long as the tier allows. */
export async function untilRecovered(lab: Lab, tier: Tier): Promise<void> {
  const entity = lab.entities[0];
  const ready = lab.viewers.call('ready', { system: 'ours', entity });
  await Promise.race([ready, pause(tier.recoverySeconds * 1_000)]);
}
