import {
  ExperimentItem,
  MetricPoint,
  RunItem,
} from '@mlport/backstage-plugin-ml-common';

const SOURCE = { provider: 'mlflow', instance: 'main' };
const ADJECTIVES = ['brave', 'calm', 'eager', 'gentle', 'proud', 'wise'];
const ANIMALS = ['fox', 'owl', 'shark', 'heron', 'lynx', 'otter', 'wren'];
const BEGAN = Date.now() - 12 * 60_000;

/** An experiment that nobody has made. */
export function madeUpExperiment(number: number): ExperimentItem {
  const name =
    number === 0
      ? 'vision/defect-detection'
      : `${['nlp', 'risk', 'vision'][number % 3]}/experiment-${number}`;
  const id = `main-experiment-${number}`;
  return {
    source: SOURCE,
    id,
    entityRef: `resource:default/${id}`,
    experimentId: String(number + 1),
    name,
    owner: `group:default/team-${['nlp', 'risk', 'vision'][number % 3]}`,
    description:
      number === 0
        ? 'Finds scratches on brushed aluminum. Baseline of the line in Graz.'
        : undefined,
    createdAt: BEGAN - (number + 3) * 86_400_000,
    lastRunAt: number === 7 ? undefined : BEGAN - number * 7_200_000,
    lastRunStatus:
      number === 7
        ? undefined
        : (['running', 'finished', 'failed'] as const)[number % 3],
    tags: {},
    url: `https://mlflow.example/#/experiments/${number + 1}`,
  };
}

/** A run that never ran. The newest is number 0. */
export function madeUpRun(number: number): RunItem {
  const runId = `run-${number}`;
  const startedAt = BEGAN - number * 5_400_000;
  const running = number < 2;
  const failed = number % 9 === 4;
  const curve = madeUpCurve(runId, 'val/loss');
  const last = curve[curve.length - 1];
  return {
    source: SOURCE,
    runId,
    experimentId: '1',
    name: `${ADJECTIVES[number % 6]}-${ANIMALS[number % 7]}-${number}`,
    status: endOf(running, failed, number),
    user: ['anna', 'ben', 'chiara'][number % 3],
    startedAt,
    endedAt: running ? undefined : startedAt + 3_600_000 + number * 60_000,
    parentRunId: number % 5 === 3 ? `run-${number - 1}` : undefined,
    params: {
      learning_rate: ['0.001', '3e-4', '0.01'][number % 3],
      optimizer: ['adam', 'sgd'][number % 2],
      batch_size: '64',
      backbone: 'resnet50',
      augmentation: number % 4 === 0 ? 'flip,crop,color-jitter' : 'flip',
    },
    metrics: {
      'val/loss': last,
      'val/accuracy': {
        step: last.step,
        at: last.at,
        value: 0.8 + ((number * 37) % 100) / 600,
        datasetName: 'holdout',
        datasetDigest: number % 4 === 0 ? '7f3a9c' : '1b22e0',
      },
      'train/loss': { ...last, value: (last.value ?? 1) * 0.8 },
      'system/gpu_0_utilization_percentage': {
        step: last.step,
        at: last.at,
        value: 91.2,
      },
    },
    tags: { 'mlflow.source.name': 'train.py' },
    datasets: [{ name: 'defects', digest: '77aa01', context: 'training' }],
    modelIds: [],
    origin: {
      commit: '4f1f2a0c9d8e7b6a5f4e3d2c1b0a998877665544',
      repository: 'https://git.example/vision/defects',
    },
    url: `https://mlflow.example/#/experiments/1/runs/${runId}`,
    job:
      number < 4
        ? {
            cluster: 'prod-eu',
            namespace: 'vision',
            group: 'kubeflow.org',
            kind: 'PyTorchJob',
            name: `defects-${number}`,
            state: number === 1 ? 'Failed' : 'Running',
          }
        : undefined,
    acceleratorTime:
      number < 4
        ? [
            {
              resource: 'nvidia.com/gpu',
              product: number % 2 ? 'A100-SXM4-80GB' : 'Tesla-T4',
              count: 4,
              seconds: 720 + number * 5_400,
            },
          ]
        : undefined,
  };
}

function endOf(running: boolean, failed: boolean, number: number) {
  if (running) {
    return 'running';
  }
  if (failed) {
    return 'failed';
  }
  return number % 11 === 6 ? 'killed' : 'finished';
}

/** A curve that falls as losses do, with noise, and now and then a value that is none. */
export function madeUpCurve(runId: string, metric: string): MetricPoint[] {
  const number = Number(runId.replace(/\D/g, ''));
  const length = number % 6 === 5 ? 900 : 2_500;
  const began = BEGAN - number * 5_400_000;
  return Array.from({ length }, (_, step) => {
    const at = began + 4_000 + step * (1_300 + 17 * (number % 10));
    if (number % 4 === 2 && step > 700 && step < 760) {
      return { step, at, nonFinite: 'NaN' as const };
    }
    const noise = Math.sin(step * 12.9898 + number * 78.233) * 43_758.5453;
    const fall = (1 + (number % 5) / 4) * Math.exp(-step / (300 + 40 * number));
    const value =
      fall + 0.08 + (noise - Math.floor(noise)) * 0.12 * (fall + 0.2);
    return { step, at, value: metric.includes('acc') ? 1 - value / 3 : value };
  });
}
