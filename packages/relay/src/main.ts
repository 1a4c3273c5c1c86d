import { parseArgs } from 'node:util';
import { loadContexts } from './loadContexts';
import { Relay } from './Relay';

async function main() {
  const { values } = parseArgs({
    options: {
      kubeconfig: { type: 'string' },
      context: { type: 'string', multiple: true, default: [] },
    },
  });
  const contexts = await loadContexts(values.kubeconfig ?? '', values.context);
  const relays = await Promise.all(contexts.map(Relay.create));
  process.on('SIGTERM', async () => {
    await Promise.all(relays.map(relay => relay.close()));
    process.exit(0);
  });
  const clusters = relays.map(relay => relay.access);
  process.stdout.write(`${JSON.stringify({ clusters })}\n`);
}

main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
