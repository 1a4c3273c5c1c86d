import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { ResponseError } from '@backstage/errors';
import {
  WorkloadAddress,
  WorkloadDetails,
  WorkloadItem,
  WorkloadLogRequest,
} from '@mlport/backstage-plugin-ml-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mlApiRef } from '../api/mlApiRef';
import { JobsAndEndpoints } from '../jobs/JobsAndEndpoints';
import { withLayout } from '../__testUtils__/layout';
import { delta, row, ScriptedMlApi } from '../__testUtils__/ScriptedMlApi';
import { container, detailsOf, pod } from '../__testUtils__/workloadDetails';

const failed = row({
  name: 'resnet-42',
  state: 'Failed',
  owner: 'group:default/team-vision',
  queue: 'vision',
  roles: [{ role: 'Worker', desired: 3, ready: 2 }],
  accelerators: [{ resource: 'nvidia.com/gpu', count: 4, sharing: 'whole' }],
  restarts: 3,
  startedAt: '2026-11-24T12:00:00Z',
  finishedAt: '2026-11-24T12:41:00Z',
});
const bert = row({ name: 'bert' });

const PATH = 'prod-eu/vision/kubeflow.org/PyTorchJob/resnet-42';

const explained = detailsOf(failed, {
  explanation: {
    headline: 'resnet-42 ran out of memory three times',
    cause: 'out-of-memory',
    evidence: [
      {
        text: 'trainer was OOMKilled',
        source: 'pod worker-2',
        at: Date.now() - 120_500,
      },
    ],
    fix: {
      text: 'Raise the memory limit',
      manifestPath: 'containers[trainer].resources.limits.memory',
      from: '24Gi',
      to: '32Gi',
    },
  },
  timeline: [
    { what: 'created', at: '2026-11-24T11:48:00Z' },
    { what: 'started', at: '2026-11-24T12:00:00Z' },
    { what: 'finished', at: '2026-11-24T12:41:00Z' },
  ],
  pods: [
    pod({ name: 'worker-0' }),
    pod({
      name: 'worker-2',
      phase: 'Failed',
      containers: [
        container({
          state: 'ended',
          restarts: 3,
          end: { reason: 'OOMKilled', exitCode: 137 },
        }),
        container({ name: 'sidecar' }),
      ],
    }),
  ],
  events: [
    {
      type: 'Warning',
      reason: 'BackOff',
      message: 'Back-off restarting failed container',
      about: { kind: 'Pod', name: 'worker-2' },
      count: 12,
    },
  ],
  conditions: [{ type: 'Failed', status: 'True', reason: 'Backoff' }],
});

async function refusal(status: number): Promise<ResponseError> {
  return await ResponseError.fromResponse(new Response('{}', { status }));
}

async function open(
  api: ScriptedMlApi,
  search = `?workload=${PATH}`,
): Promise<void> {
  window.history.replaceState({}, '', `/ml/jobs${search}`);
  renderInTestApp(<JobsAndEndpoints />, {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      [mlApiRef, api],
      [identityApiRef, mockApis.identity()],
    ],
  });
  await screen.findByRole('grid');
}

function answering(
  details: WorkloadDetails = explained,
  rows: WorkloadItem[] = [failed, bert],
): ScriptedMlApi & { asked: WorkloadAddress[] } {
  const asked: WorkloadAddress[] = [];
  return Object.assign(ScriptedMlApi.create(rows), {
    asked,
    getWorkload: async (address: WorkloadAddress) => {
      asked.push(address);
      return details;
    },
  });
}

function failing(error: Error): ScriptedMlApi {
  return Object.assign(ScriptedMlApi.create([failed, bert]), {
    getWorkload: async () => {
      throw error;
    },
  });
}

const panel = (name = 'resnet-42') =>
  screen.findByRole('region', { name: `Details of ${name}` });
const rowOf = (name: string) =>
  within(screen.getByRole('grid'))
    .getAllByRole('row')
    .find(({ textContent }) => textContent?.includes(name))!;

// A whole page is drawn and searched by role, which takes seconds on a busy machine.
jest.setTimeout(30_000);

describe('the panel of a workload', () => {
  withLayout();

  it('opens from a link, marks the row, and says the answer before its evidence', async () => {
    const api = answering();
    await open(api, `?q=res&workload=${PATH}`);
    const region = await panel();
    await within(region).findByText('resnet-42 ran out of memory three times');
    expect(api.asked).toEqual([
      {
        cluster: 'prod-eu',
        namespace: 'vision',
        group: 'kubeflow.org',
        kind: 'PyTorchJob',
        name: 'resnet-42',
      },
    ]);
    for (const part of [
      'PyTorchJob · vision · prod-eu · owner',
      'trainer was OOMKilled',
      'pod worker-2 · 2 min ago',
      'Raise the memory limit',
      '24Gi',
      '32Gi',
      'Worker 2/3',
      '4 × GPU',
      '41 min',
    ]) {
      expect(region).toHaveTextContent(part);
    }
    expect(rowOf('resnet-42')).toHaveAttribute('aria-selected', 'true');
    expect(region).not.toHaveFocus();
  });

  it('opens with Enter, takes the focus, and gives it back to the row on Escape', async () => {
    await open(answering(), '?q=res');
    act(() => rowOf('resnet-42').focus());
    await userEvent.keyboard('{Enter}');
    const region = await panel();
    await waitFor(() => expect(region).toHaveFocus());
    expect(window.location.search).toBe(`?q=res&workload=${PATH}`);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: /^Details of/ })).toBeNull();
    expect(window.location.search).toBe('?q=res');
    expect(rowOf('resnet-42')).toHaveFocus();
  });

  it('opens with a click, goes to the next row in one step, and closes with back', async () => {
    await open(answering(), '');
    await userEvent.click(within(rowOf('resnet-42')).getByText('PyTorchJob'));
    await panel();
    await userEvent.click(within(rowOf('bert')).getByText('PyTorchJob'));
    await panel('bert');
    expect(screen.getAllByRole('region', { name: /^Details of/ })).toHaveLength(
      1,
    );
    window.history.back();
    await waitFor(() =>
      expect(screen.queryByRole('region', { name: /^Details of/ })).toBeNull(),
    );
  });

  it('says the place in the queue in its sentence and beside the queue', async () => {
    const queued = row({ name: 'resnet-42', state: 'Queued', queue: 'vision' });
    await open(
      answering(
        detailsOf(queued, {
          explanation: {
            headline: 'resnet-42 waits for 4 GPUs: none free in flavor a100',
            place: '3rd of 12 in queue vision',
            cause: 'waits-for-quota',
            evidence: [],
          },
          place: { queue: 'vision', position: 3, waiting: 12 },
        }),
        [queued],
      ),
    );
    const region = await panel();
    expect(
      await within(region).findByText(
        'resnet-42 waits for 4 GPUs: none free in flavor a100; 3rd of 12 in queue vision',
      ),
    ).toBeInTheDocument();
    expect(region).toHaveTextContent('vision · place 3 of 12');
  });

  it('says why the place in the queue is not known', async () => {
    const queued = row({ name: 'resnet-42', state: 'Queued', queue: 'vision' });
    const missing = [{ part: 'place' as const, message: 'it is forbidden' }];
    await open(answering(detailsOf(queued, { missing }), [queued]));
    expect(
      await within(await panel()).findByText(
        'Its place in the queue is not known (it is forbidden).',
      ),
    ).toBeInTheDocument();
  });

  it('counts the pods of an endpoint whose kind does not', async () => {
    const endpoint = row({
      name: 'resnet-42',
      state: 'Ready',
      roles: [{ role: 'predictor' }],
    });
    const pods = [
      pod({ name: 'a', role: 'predictor', revision: 'flowers-00002' }),
      pod({ name: 'b', role: 'predictor' }),
    ];
    await open(answering(detailsOf(endpoint, { pods }), [endpoint]));
    const region = await panel();
    await within(region).findByText(/flowers-00002/);
    expect(region).toHaveTextContent('predictor 2 ready');
    expect(rowOf('resnet-42')).toHaveTextContent('predictor ?');
    expect(
      within(rowOf('resnet-42')).getByTitle(/The details count its pods/),
    ).toBeInTheDocument();
  });

  it('has a row that says what its details found out', async () => {
    const api = answering();
    await open(api);
    await panel();
    const why = 'resnet-42 ran out of memory three times';
    (await api.stream()).send(delta([{ ...failed, why, sequence: 99 }], 99));
    await waitFor(() =>
      expect(rowOf('resnet-42')).toHaveTextContent(
        'Ran out of memory three times',
      ),
    );
  });

  it('asks again when the row changes, and shows the state of the row at once', async () => {
    const api = answering();
    await open(api);
    const region = await panel();
    await within(region).findByText('resnet-42 ran out of memory three times');
    (await api.stream()).send(
      delta([{ ...failed, state: 'Running', sequence: 101 }], 101),
    );
    await waitFor(() => expect(region).not.toHaveTextContent('out of memory'));
    expect(region).toHaveTextContent('resnet-42 has run for');
    await waitFor(() => expect(api.asked).toHaveLength(2), { timeout: 3_000 });
  });

  it('has the life of the work as a list, with how long each step took', async () => {
    await open(answering());
    const region = await panel();
    const steps = within(
      await within(region).findByRole('list', { name: 'Timeline' }),
    ).getAllByRole('listitem');
    expect(steps.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/Created.*12 min until the next$/),
      expect.stringMatching(/Started.*41 min until the next$/),
      expect.stringMatching(/^Failed/),
    ]);
  });

  it('keeps the raw facts behind titles that say how many there are', async () => {
    await open(answering());
    const region = await panel();
    await userEvent.click(
      await within(region).findByRole('button', { name: 'Events (1)' }),
    );
    expect(region).toHaveTextContent('Warning: Back off');
    await userEvent.click(
      within(region).getByRole('button', { name: 'Conditions (1)' }),
    );
    expect(region).toHaveTextContent('Failed is True');
    expect(
      within(region).getByRole('button', { name: 'Pods (2)' }),
    ).toHaveAttribute('aria-expanded', 'true');
  });

  it('shows the log of the container that failed, of another, and of the run before', async () => {
    const requests: WorkloadLogRequest[] = [];
    const api = answering();
    api.getWorkloadLog = async request => {
      requests.push(request);
      return {
        pod: request.pod,
        container: request.container,
        lines: [`${request.container} ${request.previous ? 'before' : 'now'}`],
        truncated: false,
      };
    };
    await open(api);
    const region = await panel();
    expect(requests).toEqual([]);
    await userEvent.click(
      await within(region).findByRole('button', { name: 'Log of worker-2' }),
    );
    await within(region).findByText('trainer now');
    expect(requests[0]).toMatchObject({
      name: 'resnet-42',
      pod: 'worker-2',
      container: 'trainer',
      previous: false,
      tailLines: 100,
    });
    await userEvent.click(
      within(region).getByRole('checkbox', { name: 'Before the last restart' }),
    );
    await within(region).findByText('trainer before');
    await userEvent.click(
      within(region).getByRole('button', { name: /Container$/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'sidecar' }));
    await within(region).findByText('sidecar now');
    expect(within(region).queryByRole('checkbox', { name: /restart/ })).toBe(
      null,
    );
  });

  it.each([
    [403, 'Your account lacks the permission ml.workload.logs.read.'],
    [404, 'This log is gone'],
    [502, 'Could not be loaded'],
  ])('says why there is no log: %d', async (status, words) => {
    const api = answering();
    api.getWorkloadLog = async () => {
      throw await refusal(status);
    };
    await open(api);
    const region = await panel();
    await userEvent.click(
      await within(region).findByRole('button', { name: 'Log of worker-0' }),
    );
    await waitFor(() => expect(region).toHaveTextContent(words));
  });

  it('has the YAML behind a click, and names the permission it takes', async () => {
    const api = answering();
    let allowed = false;
    let asked = 0;
    api.getWorkloadManifest = async () => {
      asked += 1;
      if (!allowed) {
        throw await refusal(403);
      }
      return { yaml: 'kind: PyTorchJob\n' };
    };
    await open(api);
    const region = await panel();
    const yaml = await within(region).findByRole('button', { name: 'YAML' });
    expect(asked).toBe(0);
    await userEvent.click(yaml);
    await waitFor(() =>
      expect(region).toHaveTextContent('ml.workload.manifest.read'),
    );
    allowed = true;
    await userEvent.click(yaml);
    await userEvent.click(yaml);
    expect(
      await within(region).findByRole('region', { name: 'YAML' }),
    ).toHaveTextContent('kind: PyTorchJob');
  });

  it('says what is missing and why, and shows the rest', async () => {
    await open(
      answering({
        ...explained,
        pods: [],
        missing: [{ part: 'pods', message: 'connection refused' }],
      }),
    );
    const region = await panel();
    await within(region).findByText(
      'Pods could not be read (connection refused).',
    );
    expect(
      within(region).getByRole('button', { name: 'Pods' }),
    ).toBeInTheDocument();
    expect(region).toHaveTextContent('resnet-42 ran out of memory');
  });

  it('links to addresses of the web only', async () => {
    const script = ['javascript', 'alert(1)'].join(':');
    await open(
      answering(
        detailsOf(failed, {
          urls: ['https://fraud.example/v1', script],
          traffic: [
            { revision: 'v5', percent: 90 },
            { revision: 'v6', percent: 10, canary: true, ready: false },
          ],
        }),
      ),
    );
    const region = await panel();
    expect(
      await within(region).findByRole('link', { name: /fraud.example/ }),
    ).toHaveAttribute('href', 'https://fraud.example/v1');
    expect(region).toHaveTextContent(script);
    expect(region.querySelector('[href^="javascript"]')).toBeNull();
    expect(region).toHaveTextContent('v6canary · not ready10 %');
  });

  it('shows what is known and says so when it is gone', async () => {
    await open(
      failing(await refusal(404)),
      '?workload=prod-eu/vision/batch/Job/gone',
    );
    const region = await panel('gone');
    expect(await within(region).findByRole('alert')).toHaveTextContent(
      'gone is not there',
    );
    await userEvent.click(
      within(region).getByRole('button', { name: 'Close details' }),
    );
    expect(window.location.search).toBe('');
  });

  it('keeps to the row when the details cannot be had', async () => {
    await open(failing(new TypeError('Failed to fetch')));
    const region = await panel();
    await within(region).findByText('Could not be loaded (Failed to fetch).');
    expect(region).toHaveTextContent('resnet-42 failed');
  });
});
