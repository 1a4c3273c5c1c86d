import { renderBundle } from '../renderBundle';
import { sample } from './parameters';
import { readTrainingRun } from './readTrainingRun';
import { runKinds } from './runKinds';

/** The file of a run that was made with these parameters. */
function fileOf(change: object): string {
  return renderBundle('training-run', { ...sample, ...change })[0].content;
}

describe('readTrainingRun', () => {
  it.each(runKinds)('reads of a %s what it was made with', kind => {
    const { image, command, args, nodes, cpu, memory } = sample;
    const { resource, count, nodeSelector } = sample.accelerator!;
    expect(readTrainingRun(fileOf({ kind }))).toEqual({
      kind,
      ...{ image, command, args, nodes, cpu, memory },
      // In the largest unit that holds it.
      deadline: '1d',
      accelerator: { resource, count, nodeSelector },
    });
  });

  it.each(runKinds)('makes the same %s again', kind => {
    const text = fileOf({ kind, deadline: '90m' });
    expect(fileOf({ ...readTrainingRun(text) })).toBe(text);
  });

  it.each(runKinds)('reads a %s that asks for little', kind => {
    const little = { args: [], accelerator: undefined, deadline: undefined };
    expect(
      readTrainingRun(fileOf({ kind, ...little, nodes: 1 })),
    ).toStrictEqual({
      kind,
      image: sample.image,
      command: sample.command,
      nodes: 1,
      cpu: sample.cpu,
      memory: sample.memory,
    });
  });

  it('leaves out what was masked', () => {
    const text = fileOf({ args: ['--epochs=90', '--name=***'] });
    expect(readTrainingRun(text)?.args).toEqual(['--epochs=90']);
  });

  it.each(['', 'a: [', 'kind: Job', '- 1'])('reads nothing of %j', text => {
    expect(readTrainingRun(text)).toBeUndefined();
  });

  it('reads nothing of what no run can be', () => {
    const text =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\n';
    expect(readTrainingRun(text)).toBeUndefined();
  });
});
