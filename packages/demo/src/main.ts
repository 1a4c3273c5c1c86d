import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { reportLines } from './gitops';
import { readSettings } from './readSettings';
import { catalogYaml } from './scenario/catalog';
import { guestUserRef, owners } from './scenario/company';
import { startDemo } from './startDemo';

/**
 * Runs the demo until it is told to stop.
 *
 * @param keptCatalog - the path of the catalog as it is kept in the repository; named where the
 *   environment asks for no other.
 */
export function main(keptCatalog: string): void {
  run(keptCatalog).catch(error => {
    process.stderr.write(`The demo cannot start: ${error.message}\n`);
    process.exit(1);
  });
}

async function run(keptCatalog: string): Promise<void> {
  const demo = await startDemo({
    ...readSettings(process.env),
    onGitOpsReport: report => {
      const lines = reportLines(report).join('\n');
      process.stderr.write(`GitOps stand-in: ${lines}\n`);
    },
    onMlflowReport: line => process.stderr.write(`${line}\n`),
  });
  const wanted = process.env.ML_DEMO_CATALOG;
  if (wanted) {
    mkdirSync(dirname(resolve(wanted)), { recursive: true });
    writeFileSync(wanted, catalogYaml());
  }
  const stop = () => {
    demo.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Whoever started us with a channel is gone when it closes.
  process.once('disconnect', stop);
  const { clusters, control, gitOps } = demo;
  const catalog = wanted ? resolve(wanted) : keptCatalog;
  const teams = Object.keys(owners);
  const user = guestUserRef;
  const ready = { clusters, control, gitOps, catalog, user, teams };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}
