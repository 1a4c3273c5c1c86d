import { contract } from './contract';
import { ContractClient, ContractServer } from './ContractClient';

/** Makes a Jest test of every case; each gets a namespace of its own. */
export function runContract(server: () => ContractServer): void {
  for (const [index, { title, needsCompaction, run }] of contract.entries()) {
    it(title, async () => {
      if (needsCompaction && !server().compact) {
        return;
      }
      const client = new ContractClient(server());
      const namespace = `contract-${index}-${Date.now().toString(36)}`;
      await client.ask('/api/v1/namespaces', {
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: namespace },
        },
      });
      try {
        await run({ client, namespace });
      } finally {
        await client.ask(`/api/v1/namespaces/${namespace}`, {
          method: 'DELETE',
        });
      }
    });
  }
}
