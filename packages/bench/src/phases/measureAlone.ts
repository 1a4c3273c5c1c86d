import { percentile } from '../statistics/percentile';
import { System } from '../viewers/Audience';
import { Lab } from './Lab';
import { Measures } from './Measures';
import { measureWindow } from './measureWindow';

const PATIENCE_MS = 60_000;

/** What a page costs when nobody else is there: its size and its time. */
export async function measureAlone(
  lab: Lab,
  system: System,
  visits: number,
): Promise<Measures> {
  const order = { perSecond: 20, timeoutMs: PATIENCE_MS };
  // The first ones pay for code that never ran before.
  await lab.viewers.call('visit', {
    system,
    entities: lab.entitiesOf(Math.ceil(visits / 3)),
    ...order,
  });
  const { viewers } = await measureWindow(lab, system, () =>
    lab.viewers.call('visit', {
      system,
      entities: lab.entitiesOf(visits),
      ...order,
    }),
  );
  return {
    P4: viewers.raw / visits / 1_024,
    'P4.gzip': viewers.wire / visits / 1_024,
    'P7.one': percentile(viewers.loads, 0.5),
    'P7.one.p99': percentile(viewers.loads, 0.99),
  };
}
