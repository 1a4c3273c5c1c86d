import { Faults } from '@internal/demo';
import { serve } from '../processes/serve';
import { BenchClusters, ChangeOrder, ClusterSizes } from './BenchClusters';
import { TrafficMeter } from './TrafficMeter';

const meter = TrafficMeter.start();
let clusters: BenchClusters | undefined;

function started(): BenchClusters {
  if (!clusters) {
    throw new Error('The clusters were not started');
  }
  return clusters;
}

const methods = {
  async start({ tokens, ...sizes }: ClusterSizes & { tokens: string[] }) {
    clusters = await BenchClusters.start(sizes, tokens);
    return clusters.addresses();
  },
  traffic: ({ token }: { token: string }) => ({
    ...meter.of(token),
    openWatches: started().openWatches(),
  }),
  setFaults: ({ cluster, faults }: { cluster: string; faults: Faults }) =>
    started().setFaults(cluster, faults),
  change: (order: ChangeOrder) => started().change(order),
};

/** What the process of the clusters can be asked. */
export type ClustersMethods = typeof methods;

serve(methods);
