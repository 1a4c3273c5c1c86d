import { serve } from '../processes/serve';
import { Audience, System, VisitOrder } from './Audience';

const audiences = new Map<System, Audience>();

function audienceOf(system: System): Audience {
  const audience = audiences.get(system);
  if (!audience) {
    throw new Error(`The viewers of ${system} do not know where it is`);
  }
  return audience;
}

type Of<T = {}> = { system: System } & T;

const methods = {
  async signIn({ system, url, users }: Of<{ url: string; users: number }>) {
    const audience = audiences.get(system) ?? Audience.create(system, url);
    audiences.set(system, audience);
    await audience.signIn(users);
  },
  open: ({
    system,
    entities,
    overMs,
  }: Of<{ entities: string[]; overMs: number }>) =>
    audienceOf(system).open(entities, overMs),
  visit: ({ system, ...order }: Of<VisitOrder>) =>
    audienceOf(system).visit(order),
  ready: async ({ system, entity }: Of<{ entity: string }>) =>
    audienceOf(system).ready(entity),
  opened: ({ system }: Of) => audienceOf(system).opened(),
  report: ({ system }: Of) => audienceOf(system).report(),
  close: ({ system }: Of) => audienceOf(system).close(),
};

/** What the process of the viewers can be asked. */
export type ViewersMethods = typeof methods;

serve(methods);
