import { kindById } from '../../kinds';
import { parameters, sample } from './parameters';
import { runEnv } from './runEnv';

const kind = kindById(sample.kind)!;

function envOfRun(change: object) {
  return runEnv(parameters.parse({ ...sample, ...change }), kind);
}

describe('runEnv', () => {
  it('tags runs with what joins them to code, entity and job, all of it text', () => {
    const context = envOfRun({}).find(
      ({ name }) => name === 'MLFLOW_RUN_CONTEXT',
    );
    expect(JSON.parse(context?.value ?? '')).toEqual({
      'backstage.io/entity-ref': 'component:default/flowers',
      'mlflow.source.git.commit': '0123456789abcdef0123456789abcdef01234567',
      'mlflow.source.git.repoURL': 'https://git.example.com/ml/flowers',
      'k8s.cluster': 'prod-eu',
      'k8s.namespace': 'team-vision',
      'k8s.job.apiVersion': `${kind.group}/${kind.versions[0]}`,
      'k8s.job.kind': kind.kind,
      'k8s.job.name': 'flowers-20261124-1',
      'k8s.pod.name': '$(POD_NAME)',
    });
  });

  it('names the pod before what refers to it', () => {
    const names = envOfRun({}).map(({ name }) => name);
    expect(names.indexOf('POD_NAME')).toBeLessThan(
      names.indexOf('MLFLOW_RUN_CONTEXT'),
    );
  });

  it('keeps text from being expanded that is not meant to be', () => {
    const mlflow = {
      instance: 'prod',
      trackingUri: 'http://mlflow:5000',
      experiment: 'costs $(HOME) $$ 5$',
    };
    expect(envOfRun({ mlflow })).toContainEqual({
      name: 'MLFLOW_EXPERIMENT_NAME',
      value: 'costs $$(HOME) $$$$ 5$$',
    });
  });

  it('logs under the name of the component, where no experiment is named', () => {
    const mlflow = { instance: 'prod', trackingUri: 'http://mlflow:5000' };
    expect(envOfRun({ mlflow })).toContainEqual({
      name: 'MLFLOW_EXPERIMENT_NAME',
      value: 'flowers',
    });
  });

  it('gives only what was given, where nothing is logged', () => {
    expect(envOfRun({ mlflow: undefined })).toEqual([
      { name: 'NCCL_DEBUG', value: 'WARN' },
      { name: 'DATA_TOKEN', secret: { name: 'flowers', key: 'token' } },
    ]);
  });
});
