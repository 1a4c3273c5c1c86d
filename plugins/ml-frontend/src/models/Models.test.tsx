import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { identityApiRef, storageApiRef } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { ListModelsResponse } from '@mlport/backstage-plugin-ml-common';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { withLayout } from '../__testUtils__/layout';
import {
  freshTracking,
  model,
  modelDetails,
  ScriptedTrackingApi,
} from '../__testUtils__/ScriptedTrackingApi';
import { seeRows } from '../__testUtils__/seeRows';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import { EVERY_MS } from './everyMs';
import { Models } from './Models';

const identity = mockApis.identity({
  userEntityRef: 'user:default/anna',
  ownershipEntityRefs: ['group:default/team-vision'],
});

const fraud = model({
  name: 'fraud-detector',
  description: 'Scores card payments',
  aliases: { champion: '7', challenger: '6' },
  versions: 7,
  latest: '7',
  served: [
    { version: '5', percent: 90, endpoints: 1 },
    { version: '6', percent: 10, endpoints: 1 },
  ],
  drift: { alias: 'champion', version: '7' },
});
const flowers = model({
  name: 'flowers',
  owner: 'group:default/team-vision',
  served: [{ version: '1', endpoints: 2 }],
  aliases: { champion: '1' },
});
const churn = model({ name: 'churn', updatedAt: Date.now() - 5_000 });

function answer(
  items = [churn, flowers, fraud],
  sources = [freshTracking({ title: 'MLflow main' })],
): ListModelsResponse {
  return { items, sources };
}

function open(
  api: ScriptedTrackingApi,
  search = '',
  storage = mockApis.storage(),
) {
  window.history.replaceState({}, '', `/ml/models${search}`);
  return renderInTestApp(<Models />, {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      [mlTrackingApiRef, api],
      [identityApiRef, identity],
      [storageApiRef, storage],
    ],
  });
}

const listing = (response = answer()) =>
  ScriptedTrackingApi.create({
    listModels: () => response,
    getModel: () => modelDetails(fraud, []),
    listExperiments: () => ({ items: [], sources: [] }),
  });

async function refusal(status: number) {
  return ResponseError.fromResponse(
    new Response('{"error":{"name":"NotAllowedError"}}', { status }),
  );
}

describe('Models', () => {
  withLayout();

  it('shows what needs attention first, with all that a row says', async () => {
    open(listing());
    await screen.findByRole('grid', { name: 'Models' });
    const [first, second, third] = seeRows();
    for (const part of [
      'fraud-detector',
      'Scores card payments',
      'team-risk',
      'v7',
      '7 versions',
      'champion → v7',
      'challenger → v6',
      'v5 90 % · v6 10 %',
      'champion is not served',
      'MLflow main',
      '24 h ago',
    ]) {
      expect(first).toContain(part);
    }
    expect(second).toContain('churn');
    expect(third).toContain('flowers');
    expect(third).toContain('2 endpoints');
    expect(screen.getByText('3 models')).toBeInTheDocument();
  });

  it('filters by the URL, writes filters into it, and goes back', async () => {
    open(listing(), '?serving=served');
    await screen.findByRole('grid');
    expect(seeRows()).toHaveLength(2);
    expect(screen.getByText('2 of 3 models')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(window.location.search).toBe('');
    expect(seeRows()).toHaveLength(3);
    await userEvent.click(screen.getByRole('radio', { name: 'Mine' }));
    expect(window.location.search).toBe('?mine=true');
    await waitFor(() => expect(seeRows()).toHaveLength(1));
    expect(seeRows()[0]).toContain('flowers');
    window.history.back();
    await waitFor(() => expect(seeRows()).toHaveLength(3));
  });

  it('sorts by a header, and the URL says so', async () => {
    open(listing());
    await screen.findByRole('grid');
    await userEvent.click(screen.getByRole('button', { name: 'Updated' }));
    expect(window.location.search).toBe('?sort=updated');
    expect(seeRows()[0]).toContain('churn');
    expect(
      screen.getByRole('columnheader', { name: 'Updated' }),
    ).toHaveAttribute('aria-sort', 'ascending');
  });

  it('is used with the keyboard: / searches, Esc clears, arrows move, Enter opens', async () => {
    open(listing(), '?sort=name');
    await screen.findByRole('grid');
    await userEvent.keyboard('/card');
    await waitFor(() => expect(seeRows()).toHaveLength(1));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(seeRows()).toHaveLength(3));
    const rows = within(screen.getByRole('grid')).getAllByRole('row');
    act(() => rows[1].focus());
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(rows[3]).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    const name = await screen.findByRole('heading', { name: /fraud-detector/ });
    expect(name).toHaveFocus();
    expect(window.location.search).toBe('?model=main-fraud-detector');
  });

  it('opens a model by its name, and leads back', async () => {
    open(listing(), '?q=fraud');
    await userEvent.click(
      await screen.findByRole('link', { name: 'fraud-detector' }),
    );
    expect(window.location.search).toBe('?model=main-fraud-detector');
    await userEvent.click(
      await screen.findByRole('link', { name: 'All models' }),
    );
    expect(window.location.search).toBe('');
    expect(await screen.findByRole('grid')).toBeInTheDocument();
  });

  it('shows the columns that the reader wants, also the next time', async () => {
    const storage = mockApis.storage();
    const { unmount } = open(listing(), '', storage);
    await screen.findByRole('grid');
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Server' }));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(seeRows()[0]).not.toContain('MLflow main'));
    unmount();
    open(listing(), '', storage);
    await screen.findByRole('grid');
    expect(seeRows()[0]).not.toContain('MLflow main');
  }, 20_000);

  it('says how old what it shows is, and what to do about it', async () => {
    open(
      listing(
        answer(undefined, [
          freshTracking({
            title: 'MLflow main',
            freshness: 'stale',
            asOf: Date.now() - 240_500,
            error: {
              code: 'refused',
              message: 'connection refused',
              fix: 'Check that MLflow runs at the address of ml.mlflow.instances',
            },
          }),
        ]),
      ),
    );
    const strip = await screen.findByRole('list', { name: 'Tracking servers' });
    expect(strip).toHaveTextContent(
      'MLflow main stale 4 min (connection refused)',
    );
    expect(strip).toHaveTextContent('Check that MLflow runs');
    expect(seeRows()).toHaveLength(3);
  });

  it.each([
    ['no server is configured', answer([], []), 'No MLflow is connected'],
    ['nothing is registered', answer([]), 'No model is registered yet'],
    [
      'no server ever answered',
      answer([], [freshTracking({ freshness: 'unreachable' })]),
      'The models are not known',
    ],
  ])('teaches when %s', async (_, response, title) => {
    open(listing(response));
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('shows how to connect a server', async () => {
    open(listing(answer([], [])));
    expect(
      await screen.findByText(/mlflow:\s+instances:\s+- name: main/),
    ).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    const forbidden = await refusal(403);
    open(
      ScriptedTrackingApi.create({
        listModels: () => {
          throw forbidden;
        },
      }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'ml.tracking.read',
    );
  });

  it('says what the filters hide', async () => {
    open(listing(), '?q=nothing-like-it');
    expect(
      await screen.findByText('3 models are hidden by them.'),
    ).toBeInTheDocument();
  });

  it('shows hostile texts as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    open(
      listing(
        answer([
          model({
            name: hostile,
            description: '{{name}} $t(models.label)',
            owner: 'no/entity/ref',
            aliases: { [hostile]: '1' },
            drift: { alias: '{{alias}}', version: '1' },
            updatedAt: 1e300,
          }),
        ]),
      ),
    );
    await screen.findByRole('grid');
    const [first] = seeRows();
    expect(first).toContain(hostile);
    expect(first).toContain('{{name}} $t(models.label)');
    expect(first).toContain('{{alias}} is not served');
    expect(first).toContain('no/entity/ref');
    expect(document.querySelector('img[src="x"]')).toBeNull();
  });

  it('draws only the rows in sight of 5,000, and counts them all', async () => {
    const many = Array.from({ length: 5_000 }, (_, index) =>
      model({ name: `model-${index}` }),
    );
    open(listing(answer(many)));
    await screen.findByText('5,000 models');
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '5001');
    expect(seeRows().length).toBeLessThan(60);
  });

  it('has nothing that axe finds', async () => {
    const { container } = open(listing());
    await screen.findByRole('grid');
    const { violations } = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
  }, 20_000);
});

describe('the age of what is shown', () => {
  withLayout();
  let hidden = false;
  const show = (visible: boolean) => {
    hidden = !visible;
    document.dispatchEvent(new Event('visibilitychange'));
  };
  beforeEach(() => {
    jest.useFakeTimers({ advanceTimers: true });
    hidden = false;
    jest.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('is 15 seconds at most while the tab is seen, and no request is sent while it is not', async () => {
    const api = listing();
    open(api);
    await screen.findByRole('grid');
    expect(api.calls).toEqual(['listModels']);
    api.answers.listModels = () =>
      answer([{ ...fraud, drift: undefined }, flowers, churn]);
    await act(() => jest.advanceTimersByTimeAsync(EVERY_MS));
    expect(api.calls).toHaveLength(2);
    expect(
      screen.queryByText('champion is not served'),
    ).not.toBeInTheDocument();

    show(false);
    await act(() => jest.advanceTimersByTimeAsync(EVERY_MS));
    const before = api.calls.length;
    await act(() => jest.advanceTimersByTimeAsync(100 * EVERY_MS));
    expect(api.calls).toHaveLength(before);
    show(true);
    await act(() => jest.advanceTimersByTimeAsync(0));
    expect(api.calls).toHaveLength(before + 1);
  });

  it('is said when the portal does not answer', async () => {
    const api = listing();
    open(api);
    await screen.findByRole('grid');
    api.answers.listModels = () => {
      throw new TypeError('Failed to fetch');
    };
    await act(() => jest.advanceTimersByTimeAsync(EVERY_MS));
    expect(
      screen.getByText(
        'The portal did not answer (Failed to fetch): this is what it said last.',
      ),
    ).toBeInTheDocument();
    expect(seeRows()).toHaveLength(3);
  });
});
