import { ContainerFacts, PodFacts } from '@mlport/backstage-plugin-ml-common';
import { englishTranslate } from '../__testUtils__/englishTranslate';
import { container, pod } from '../__testUtils__/workloadDetails';
import { likelyLog, podState, sortPods } from './podState';

const t = englishTranslate();

describe('podState', () => {
  it.each<[string, Partial<PodFacts>, string, string]>([
    ['runs', { ready: true }, 'Running', 'success'],
    ['runs and is not ready', { ready: false }, 'Not ready', 'warning'],
    ['is done', { phase: 'Succeeded' }, 'Succeeded', 'quiet'],
    ['has no phase', { phase: undefined }, 'Unknown', 'quiet'],
    ['is evicted', { phase: 'Failed', reason: 'Evicted' }, 'Evicted', 'danger'],
    ['is deleted', { deletedAt: 1, reason: 'Evicted' }, 'Terminating', 'quiet'],
    [
      'has no node',
      { phase: 'Pending', unscheduled: { reason: 'Unschedulable' } },
      'Unschedulable',
      'waiting',
    ],
    [
      'is on its way',
      {
        phase: 'Pending',
        containers: [
          container({ state: 'waiting', reason: 'ContainerCreating' }),
        ],
      },
      'Container creating',
      'waiting',
    ],
    [
      'cannot pull its image',
      {
        phase: 'Pending',
        containers: [
          container({ state: 'waiting', reason: 'ImagePullBackOff' }),
        ],
      },
      'Image pull back off',
      'warning',
    ],
    [
      'was killed',
      {
        phase: 'Failed',
        containers: [
          container({
            state: 'ended',
            end: { reason: 'OOMKilled', exitCode: 137 },
          }),
        ],
      },
      'OOM killed',
      'danger',
    ],
  ])('of one that %s', (_, change, word, tone) => {
    expect(podState(t, pod(change))).toEqual({ word, tone });
  });
});

describe('sortPods', () => {
  it('has what needs somebody first, and numbers in their order', () => {
    const pods = [
      pod({ name: 'worker-10' }),
      pod({ name: 'worker-2' }),
      pod({ name: 'worker-11', phase: 'Failed' }),
    ];
    expect(sortPods(t, pods).map(({ name }) => name)).toEqual([
      'worker-11',
      'worker-2',
      'worker-10',
    ]);
  });
});

describe('likelyLog', () => {
  it.each<[string, ContainerFacts[], ReturnType<typeof likelyLog>]>([
    ['nothing', [], undefined],
    [
      'the main container',
      [container({ name: 'init', isInit: true }), container({ name: 'main' })],
      { container: 'main', previous: false },
    ],
    [
      'the run that ended, while the next one waits',
      [
        container({
          name: 'main',
          state: 'waiting',
          restarts: 3,
          end: { exitCode: 1 },
        }),
      ],
      { container: 'main', previous: true },
    ],
    [
      'the init container that failed',
      [
        container({
          name: 'init',
          isInit: true,
          state: 'ended',
          end: { exitCode: 2 },
        }),
        container({ name: 'main', state: 'waiting' }),
      ],
      { container: 'init', previous: false },
    ],
  ])('is %s', (_, containers, expected) => {
    expect(likelyLog(pod({ containers }))).toEqual(expected);
  });
});
