import { LoggerService } from '@backstage/backend-plugin-api';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject, JsonValue } from '@backstage/types';

/** What an action did, as a task would record it. */
export interface ActionRun {
  outputs: Record<string, unknown>;
  /** Each line with its level before it. */
  log: string[];
  /** Why it failed. */
  error?: Error;
}

/** How it is started. */
export interface ActionRunOptions {
  workspacePath: string;
  isDryRun?: boolean;
  signal?: AbortSignal;
  /** What checkpoints a task has kept; a second run with the same map is a task that was resumed. */
  checkpoints?: Map<string, JsonValue>;
}

/** Runs an action as the scaffolder does, and keeps its error. */
export async function runAction(
  action: TemplateAction<any, any, any>,
  input: object,
  {
    workspacePath,
    isDryRun,
    signal,
    checkpoints = new Map(),
  }: ActionRunOptions,
): Promise<ActionRun> {
  const run: ActionRun = { outputs: {}, log: [] };
  const base = createMockActionContext({ input: input as JsonObject });
  try {
    await action.handler({
      ...base,
      workspacePath,
      isDryRun,
      signal,
      logger: recorder(run.log),
      checkpoint: async ({ key, fn }) => {
        const kept = checkpoints.get(key);
        if (kept !== undefined) {
          return kept as never;
        }
        const value = await fn();
        checkpoints.set(key, (value ?? {}) as JsonValue);
        return value;
      },
      output: (name, value) => {
        run.outputs[name as string] = value;
      },
    });
  } catch (error) {
    run.error = error as Error;
  }
  return run;
}

function recorder(log: string[]): LoggerService {
  const line = (level: string) => (message: string) => {
    log.push(`${level} ${message}`);
  };
  return {
    error: line('error'),
    warn: line('warn'),
    info: line('info'),
    debug: line('debug'),
    child: () => recorder(log),
  };
}
