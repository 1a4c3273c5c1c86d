import { bundleParameterProblem } from './bundleParameterProblem';

describe('bundleParameterProblem', () => {
  it.each([
    [
      'training-run',
      'target.namespace',
      'A',
      /expected the name of a namespace/,
    ],
    ['training-run', 'name', undefined, /expected at most 40 lower case/],
    ['training-run', 'deadline', 'soon', /expected a time in minutes/],
    ['training-run', 'nodes', 0, /expected nodes: a whole number from 1/],
    ['training-run', 'nodes', '2', /expected nodes: a whole number from 1/],
    ['training-run', 'env.3.name', '1A', /expected the name of a variable/],
    ['training-run', 'env.0', { name: 'A' }, /value: expected a text/],
    ['training-run', 'command', [], /expected at least one word/],
    ['training-run', 'accelerator.count', 65, /from 1 to 64/],
    ['training-run', 'accelerator.nodeSelector.pool', 'a b', /a label value/],
    ['kserve-endpoint', 'storageUri', 'models:/a@b', /expected a storage URI/],
    ['mlflow-stack', 'exposure.host', 'no host', /expected the name of a host/],
    ['no-bundle', 'name', 'a', /there is no "no-bundle"/],
    ['training-run', 'target.region', 'a', /there is no "target.region"/],
    ['training-run', 'constructor.name', 'a', /there is no "constructor.name"/],
    ['training-run', 'env.first.name', 'A', /there is no "env.first.name"/],
    ['training-run', 'name.length', 3, /there is no "name.length"/],
  ])('%s %s %j', (bundle, path, value, message) => {
    expect(bundleParameterProblem(bundle, path, value)).toMatch(message);
  });

  it.each([
    ['training-run', 'target.namespace', 'team-vision'],
    ['training-run', 'deadline', undefined],
    ['training-run', 'nodes', undefined],
    ['training-run', 'env.0.value', 'a: b\n---\n'],
    ['training-run', 'target.queue', undefined],
    ['gpu-quota', 'accelerators.0.count', 800],
  ])('has nothing to say of %s %s %j', (bundle, path, value) => {
    expect(bundleParameterProblem(bundle, path, value)).toBeUndefined();
  });
});
