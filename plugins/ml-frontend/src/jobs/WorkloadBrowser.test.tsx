import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { storageApiRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mlApiRef } from '../api/mlApiRef';
import { row, ScriptedMlApi } from '../__testUtils__/ScriptedMlApi';
import { withLayout } from '../__testUtils__/layout';
import { JobsAndEndpoints } from './JobsAndEndpoints';

const rows = [
  row({ name: 'bert', queue: 'nlp' }),
  row({ name: 'resnet', state: 'Failed', message: '=1+1' }),
  row({ name: 'churn', kind: 'Job' }),
];

async function open(storage = mockApis.storage(), search = '') {
  window.history.replaceState({}, '', `/ml/jobs${search}`);
  const app = renderInTestApp(<JobsAndEndpoints />, {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      [mlApiRef, ScriptedMlApi.create(rows)],
      [storageApiRef, storage],
    ],
  });
  await screen.findByRole('grid');
  return app;
}

const headers = () =>
  within(screen.getByRole('grid'))
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent);

describe('the columns of the table', () => {
  withLayout();

  it('are the ones that the reader wants, also the next time', async () => {
    const storage = mockApis.storage();
    const { unmount } = await open(storage);
    expect(headers()).toContain('Queue');
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Queue' }));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(headers()).not.toContain('Queue'));
    const [first] = within(screen.getByRole('grid')).getAllByRole('row');
    expect(
      within(first)
        .getAllByRole('columnheader')
        .map(header => header.getAttribute('aria-colindex')),
    ).toEqual(['1', '2', '3', '4', '5', '7', '8']);
    unmount();

    await open(storage);
    expect(headers()).not.toContain('Queue');
  });

  it('do not break on what another version remembered', async () => {
    const storage = mockApis.storage();
    await storage
      .forBucket('ml.table')
      .set('hiddenColumns', ['state', 'age', 'gone', 7]);
    await open(storage);
    expect(headers()).toContain('State');
    expect(headers()).not.toContain('Age');
  });
});

describe('the CSV', () => {
  withLayout();
  const { createObjectURL, revokeObjectURL } = URL;
  afterEach(() => Object.assign(URL, { createObjectURL, revokeObjectURL }));

  it('is what is shown, in its order, under a name with the date', async () => {
    const saved: Array<{ name: string; blob: Blob }> = [];
    let blob: Blob | undefined;
    Object.assign(URL, {
      createObjectURL: (given: Blob) => {
        blob = given;
        return 'blob:rows';
      },
      revokeObjectURL: () => {},
    });
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function save(this: HTMLAnchorElement) {
        saved.push({ name: this.download, blob: blob! });
      });
    await open(undefined, '?kind=PyTorchJob&sort=-name');
    await userEvent.click(
      screen.getByRole('button', { name: 'Save what is shown as CSV' }),
    );
    click.mockRestore();

    expect(saved).toHaveLength(1);
    expect(saved[0].name).toMatch(
      /^jobs-and-endpoints-\d{4}-\d{2}-\d{2}\.csv$/,
    );
    const lines = (await saved[0].blob.text()).trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^Failed,resnet,.*,'=1\+1,/);
    expect(lines[2]).toMatch(/^Running,bert,/);
  });
});
