import { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { QuotaAddress } from '@mlport/backstage-plugin-ml-common';
import { screen } from '@testing-library/react';
import { mlApiRef } from '../api/mlApiRef';
import { freshSource, ScriptedMlApi } from '../__testUtils__/ScriptedMlApi';
import { reportOf } from './__testUtils__/quotaReports';
import { EntityQuota } from './EntityQuota';

function open(
  annotations: Record<string, string>,
  answer: Error | undefined = undefined,
) {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'gpus-of-vision', annotations },
    spec: { type: 'gpu-quota' },
  };
  const asked: QuotaAddress[] = [];
  const api = ScriptedMlApi.create();
  api.getQuotaReport = async address => {
    asked.push(address);
    if (answer) {
      throw answer;
    }
    return {
      item: reportOf(address),
      cluster: { name: 'prod-eu', missing: [] },
      sources: [freshSource()],
    };
  };
  renderInTestApp(
    <EntityProvider entity={entity}>
      <EntityQuota />
    </EntityProvider>,
    { apis: [[mlApiRef, api]] },
  );
  return asked;
}

const ANNOTATIONS = {
  'mlport/quota-cluster': 'prod-eu',
  'mlport/quota-kind': 'ResourceQuota',
  'mlport/quota-namespace': 'vision',
  'mlport/quota-name': 'gpus',
};

describe('EntityQuota', () => {
  it('shows the quota that the annotations name', async () => {
    const asked = open(ANNOTATIONS);
    expect(
      await screen.findByRole('article', { name: 'gpus' }),
    ).toHaveTextContent('8 × A100 could be given now.');
    expect(asked).toEqual([
      {
        cluster: 'prod-eu',
        kind: 'ResourceQuota',
        namespace: 'vision',
        name: 'gpus',
      },
    ]);
  });

  it('teaches the annotations where they name no quota', async () => {
    const asked = open({ 'mlport/quota-cluster': 'prod-eu' });
    expect(
      await screen.findByText(
        'Which quota gpus-of-vision stands for is not known',
      ),
    ).toBeInTheDocument();
    expect(asked).toEqual([]);
  });

  it('says why there is none', async () => {
    open(ANNOTATIONS, new NotFoundError('There is no quota'));
    expect(await screen.findByRole('alert')).toBeInTheDocument();
  });
});
