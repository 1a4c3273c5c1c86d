import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { errorLine } from '../UserError.mjs';
import { freePort } from '../ports.mjs';
import { ensureMlflow, installedMlflow } from './ensureMlflow.mjs';
import { findPython } from './findPython.mjs';
import { startMlflow } from './startMlflow.mjs';

/** What annotations and stamps of the demo call it. */
const NAME = 'main';

/**
 * Begins to bring an MLflow, and does not wait for it: installs it when need be, and starts it on an empty database.
 * What becomes of it is said in a line.
 *
 * @param {{ root: string, logs: string, processes: import('../Processes.mjs').Processes, signal: AbortSignal, screen: import('../Screen.mjs').Screen }} context
 * @param {{ mlflow?: string | false, kubeconfig?: string }} options the address of an MLflow to use instead; false for none
 * @returns {Promise<{ instances: object[], seed?: string, line?: string }>} what the portal's configuration says of it, the
 *   address of the one that may be written to, and a line for the reader
 */
export async function beginMlflow(context, { mlflow, kubeconfig }) {
  if (mlflow === false) {
    return { instances: [] };
  }
  if (mlflow) {
    return {
      instances: [{ name: NAME, baseUrl: mlflow }],
      line: `MLflow: ${mlflow}; it is only read`,
    };
  }
  if (kubeconfig) {
    return {
      instances: [],
      line: 'No MLflow: show yours with --mlflow URL',
    };
  }
  const { python, missing } = findPython();
  if (missing) {
    return {
      instances: [],
      line: `No MLflow, for there is ${missing}; show yours with --mlflow URL`,
    };
  }
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const first = installedMlflow(context.root)
    ? ''
    : '; the first time it is taken from PyPI into .tools, 430 MB';
  void bring(context, { python, port });
  return {
    instances: [{ name: NAME, baseUrl: url }],
    seed: url,
    line: `MLflow starts in the background${first}`,
  };
}

async function bring({ root, logs, processes, signal, screen }, options) {
  const { python, port } = options;
  const data = join(logs, 'mlflow');
  try {
    const installed = await ensureMlflow({ root, logs, python, signal });
    // The story of the demo begins anew with each start.
    rmSync(data, { recursive: true, force: true });
    const { url, version, exit } = await startMlflow(
      { logs, processes, signal },
      { python: installed, port, data },
    );
    screen.line(`  MLflow ${version}: ${url}`);
    const how = await exit;
    if (!processes.stopping) {
      screen.line(
        `  MLflow has ended (${how}). Log: ${join(logs, 'mlflow.log')}`,
      );
    }
  } catch (error) {
    if (!signal.aborted && !processes.stopping) {
      screen.line(`  No MLflow: ${errorLine(error)}`);
    }
  }
}
