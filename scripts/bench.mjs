// npm run bench: our backend beside the kubernetes plugin's own, on the same simulated clusters.
import { join } from 'node:path';
import { runTool } from './lib/runTool.mjs';

await runTool({
  name: 'benchmark',
  args: root => [join(root, 'packages/bench/bin/bench.cjs')],
});
