// npm run oracle: plays random schedules of changes and faults, and compares the mirror with them.
import { join } from 'node:path';
import { runTool } from './lib/runTool.mjs';

await runTool({
  name: 'oracle',
  args: root => [
    '--require',
    join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
    join(root, 'plugins/ml-backend/src/clusters/oracle/main.ts'),
  ],
});
