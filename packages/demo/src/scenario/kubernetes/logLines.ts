import { RunPlan, Step, timestamp } from '../RunPlan';

const EPOCH_SECONDS = 6;

/** What the container of a run has written by a moment; the failing pod also says how it ends. */
export function logLines(
  plan: RunPlan,
  steps: Step[],
  now: number,
  failing: boolean,
): string[] {
  const started = [...steps].reverse().find(step => step.type === 'started');
  if (!started) {
    return [];
  }
  const last = steps[steps.length - 1];
  const over = last.type === 'failed' || last.type === 'succeeded';
  const until = over ? last.at : now;
  const epochs = Math.min(
    200,
    Math.floor((until - started.at) / 1000 / EPOCH_SECONDS),
  );
  const line = (at: number, text: string) => `${timestamp(at)} INFO ${text}`;
  return [
    line(started.at, `Starting ${plan.name} with ${plan.gpus} GPUs per pod`),
    ...Array.from({ length: epochs }, (_, epoch) =>
      line(
        started.at + (epoch + 1) * EPOCH_SECONDS * 1000,
        `epoch ${epoch + 1} loss ${(2.4 / (epoch + 2) ** 0.45).toFixed(4)}`,
      ),
    ),
    ...(last.type === 'failed' && failing ? plan.failureCause.log : []),
    ...(last.type === 'succeeded' ? [line(last.at, 'Finished')] : []),
  ];
}
