import { Accelerator, WorkloadState } from '@mlport/backstage-plugin-ml-common';
import { row } from '../__testUtils__/ScriptedMlApi';
import { englishTranslate } from '../__testUtils__/englishTranslate';
import { formatAccelerators } from './accelerators';
import { formatMessage } from './message';
import { cutMiddle } from './middle';
import { formatSentence } from './sentence';
import { STATE_GROUPS, STATE_TONES } from './stateGroups';
import { formatAge, formatDuration } from './time';
import { formatReason, formatWhy } from './why';

const t = englishTranslate();
const S = 1_000;
const M = 60 * S;
const H = 60 * M;
const D = 24 * H;

describe('formatAge', () => {
  it.each([
    [-5 * M, 'just now'],
    [0, 'just now'],
    [4 * S, 'just now'],
    [5 * S, '5 s ago'],
    [59 * S, '59 s ago'],
    [M, '1 min ago'],
    [3 * M + 59 * S, '3 min ago'],
    [H, '1 h ago'],
    [47 * H + 59 * M, '47 h ago'],
    [2 * D, '2 d ago'],
    [400 * D, '400 d ago'],
  ])('says %d ms as %s', (elapsed, words) => {
    expect(formatAge(t, elapsed)).toBe(words);
  });
});

describe('formatDuration', () => {
  it.each([
    [-1, '0 s'],
    [59 * S, '59 s'],
    [41 * M, '41 min'],
    [2 * H + 14 * M, '2 h 14 m'],
    [26 * H, '1 d 2 h'],
  ])('says %d ms as %s', (duration, words) => {
    expect(formatDuration(t, duration)).toBe(words);
  });
});

describe('formatAccelerators', () => {
  it.each<[Accelerator[], string[]]>([
    [[], []],
    [[{ resource: 'nvidia.com/gpu', count: 4, sharing: 'whole' }], ['4 × GPU']],
    [[{ resource: 'google.com/tpu', count: 8, sharing: 'whole' }], ['8 × TPU']],
    [
      [{ resource: 'nvidia.com/mig-1g.10gb', count: 2, sharing: 'mig' }],
      ['2 × MIG 1g.10gb'],
    ],
    [
      [{ resource: 'nvidia.com/gpu.shared', count: 1, sharing: 'shared' }],
      ['1 GPU share'],
    ],
    [
      [{ resource: 'nvidia.com/gpu.shared', count: 3, sharing: 'shared' }],
      ['3 GPU shares'],
    ],
    [
      [{ resource: 'gpu.nvidia.com', count: 1, sharing: 'claim' }],
      ['1 device claim'],
    ],
    [
      [
        { resource: 'nvidia.com/gpu', count: 1, sharing: 'whole' },
        { resource: 'nvidia.com/mig-3g.40gb', count: 1, sharing: 'mig' },
      ],
      ['1 × GPU', '1 × MIG 3g.40gb'],
    ],
  ])('keeps %j apart', (accelerators, phrases) => {
    expect(formatAccelerators(t, accelerators)).toEqual(phrases);
  });
});

describe('formatReason', () => {
  it.each([
    ['BackoffLimitExceeded', 'Backoff limit exceeded'],
    ['OOMKilled', 'OOM killed'],
    ['PyTorchJobRestarting', 'Restarting'],
    ['Unschedulable', 'Unschedulable'],
    ['already in words', 'already in words'],
    ['<b>x</b>', '<b>x</b>'],
    ['', ''],
  ])('says %s as %s', (reason, words) => {
    expect(formatReason(reason, 'PyTorchJob')).toBe(words);
  });
});

describe('formatWhy', () => {
  it.each([
    [{ completed: 3, total: 10, unit: 'epoch' }, '3 of 10 epochs', 0.3],
    [{ completed: 1, total: 1, unit: 'pod' }, '1 of 1 pod', 1],
    [{ completed: 41, total: 100, unit: 'percent' }, '41 %', 0.41],
    [{ completed: 12, total: 10, unit: 'epoch' }, '12 of 10 epochs', 1],
    [{ completed: 0, total: 0, unit: 'epoch' }, undefined, undefined],
  ])('counts %j', (progress, words, share) => {
    const why = formatWhy(t, row({ progress }));
    expect(why.progress).toBe(words);
    expect(why.share).toBe(share);
  });
});

describe('formatWhy, with a reason that repeats the state', () => {
  it.each<[string, WorkloadState, string | undefined]>([
    ['PyTorchJobFailed', 'Failed', undefined],
    ['Failed', 'Failed', undefined],
    ['Pending', 'Queued', undefined],
    ['JobSuspended', 'Suspended', 'Job suspended'],
    ['Suspended', 'Queued', 'Suspended'],
    ['NotReady', 'NotReady', undefined],
    ['OOMKilled', 'Failed', 'OOM killed'],
  ])('says %s of a job that is %s as %s', (reason, state, words) => {
    expect(formatWhy(t, row({ reason, state })).reason).toBe(words);
  });
});

describe('formatWhy, of a row that is explained', () => {
  it.each<[string, string]>([
    [
      'resnet-42 failed: worker-2 ended with exit 1',
      'Worker-2 ended with exit 1',
    ],
    [
      'resnet-42 waits for 32 GPUs: motion has 48 of 56 in use',
      'Waits for 32 GPUs: motion has 48 of 56 in use',
    ],
    ['resnet-42 waits: its pod needs a volume', 'Its pod needs a volume'],
    ['resnet-421 failed: no', 'resnet-421 failed: no'],
  ])('says %j as %j, and nothing else', (why, words) => {
    const item = row({
      why,
      name: 'resnet-42',
      state: 'Queued',
      reason: 'OOMKilled',
      message: 'The cluster says something else',
      progress: { completed: 0, total: 16, unit: 'pod' },
    });
    expect(formatWhy(t, item)).toEqual({ message: words });
    expect(formatSentence(t, item, 0)).toBe(why);
  });
});

describe('formatMessage', () => {
  it.each<[string | undefined, WorkloadState, string | undefined]>([
    [undefined, 'Running', undefined],
    ['', 'Running', undefined],
    [
      'PyTorchJob resnet-42 is failed because 1 Worker replica(s) failed.',
      'Failed',
      '1 Worker replica failed.',
    ],
    [
      'resnet-42 is restarting because 2 Worker replica(s) failed.',
      'Restarting',
      '2 Worker replicas failed.',
    ],
    ['PyTorchJob resnet-42 is running.', 'Running', undefined],
    [
      'PyTorchJob resnet-42 is successfully completed.',
      'Succeeded',
      'Successfully completed',
    ],
    [
      'PyTorchJob bert is failed because of bert.',
      'Failed',
      'PyTorchJob bert is failed because of bert.',
    ],
    ['resnet-42 said: <b>no</b>', 'Failed', 'resnet-42 said: <b>no</b>'],
    ['Back-off pulling image "x"', 'NotReady', 'Back-off pulling image "x"'],
  ])('says %j of a job that is %s as %j', (message, state, words) => {
    expect(formatMessage(row({ message, state }))).toBe(words);
  });
});

describe('cutMiddle', () => {
  const cut = (name: string, room: number) => {
    const parts = cutMiddle(name, text => Array.from(text).length <= room);
    expect(parts.head + parts.middle + parts.tail).toBe(name);
    return parts.middle ? `${parts.head}…${parts.tail}` : parts.head;
  };
  it.each([
    ['', 0, ''],
    ['resnet-42', 9, 'resnet-42'],
    ['fraud-detector-20261124-8f3a91', 30, 'fraud-detector-20261124-8f3a91'],
    ['fraud-detector-20261124-8f3a91', 29, 'fraud-detector-20261…4-8f3a91'],
    ['fraud-detector-20261124-8f3a91', 12, 'fraud-…f3a91'],
    ['fraud-detector-20261124-8f3a91', 3, 'f…1'],
    ['fraud-detector-20261124-8f3a91', 0, 'f…1'],
    ['🤖'.repeat(12), 5, '🤖🤖…🤖🤖'],
  ])('shows %s in %d characters as %s', (name, room, shown) => {
    expect(cut(name, room)).toBe(shown);
  });
});

describe('STATE_GROUPS', () => {
  it('has every state in exactly one group', () => {
    const grouped = STATE_GROUPS.flatMap(({ states }) => states);
    expect([...grouped].sort()).toEqual(Object.keys(STATE_TONES).sort());
  });
});
