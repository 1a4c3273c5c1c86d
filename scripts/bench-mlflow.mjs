// npm run bench:mlflow: what pages of models and experiments take, and what they cost a real MLflow.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTool } from './lib/runTool.mjs';
import { realMlflow } from './lib/testing/realMlflow.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { env } = await realMlflow({
  root,
  logs: join(root, '.cache', 'bench'),
  signal: new AbortController().signal,
});
Object.assign(process.env, env);

await runTool({
  name: 'benchmark',
  args: () => [join(root, 'packages/bench/bin/mlflow.cjs')],
});
