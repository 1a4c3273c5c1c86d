import { eventually } from './eventually';
import { Portal } from './Portal';

/** What became of a task of the scaffolder. */
export interface TaskResult {
  status: string;
  links: { title: string; url?: string }[];
  /** What its steps said. */
  log: string[];
}

interface TaskEvent {
  type: string;
  body: { message: string; output?: Partial<Pick<TaskResult, 'links'>> };
}

/** Sends a form, and waits until its task has ended, well or badly. */
export async function runTask(
  portal: Portal,
  templateRef: string,
  values: object,
): Promise<TaskResult> {
  const { id } = await portal.ask<{ id: string }>('/api/scaffolder/v2/tasks', {
    templateRef,
    values,
  });
  const path = `/api/scaffolder/v2/tasks/${id}`;
  const { status } = await eventually(
    `the task of ${templateRef} ended`,
    async () => {
      const task = await portal.ask<{ status: string }>(path);
      return ['completed', 'failed'].includes(task.status) && task;
    },
    60_000,
  );
  const events = await portal.ask<TaskEvent[]>(`${path}/events`);
  const end = events.find(({ type }) => type === 'completion');
  return {
    status,
    links: end?.body.output?.links ?? [],
    log: events.map(({ body }) => body.message),
  };
}
