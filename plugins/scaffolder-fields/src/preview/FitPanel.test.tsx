import { FitManifestsResponse } from '@mlport/backstage-plugin-ml-common';
import { screen } from '@testing-library/react';
import {
  findPanel,
  previewForm,
  runObject,
} from '../__testUtils__/previewForm';
import { refusal } from '../__testUtils__/ScriptedFormApi';

describe('whether the work of a form fits', () => {
  it.each<[string, Partial<FitManifestsResponse>, string, RegExp]>([
    [
      'fits',
      { verdict: 'fits' },
      'Fits now',
      /It asks for nothing that is limited/,
    ],
    [
      'waits',
      {
        verdict: 'waits',
        asOf: new Date(Date.now() - 15_200).toISOString(),
        items: [
          {
            object: runObject,
            verdict: 'waits',
            headline: 'gpu has 2 of 8 nvidia.com/gpu free, it asks for 8',
            reasons: [],
          },
        ],
      },
      'Waits now',
      /Gpu has 2 of 8 nvidia.com\/gpu free, it asks for 8\..*Figures from \d+ sec\. ago/,
    ],
    [
      'never',
      {
        verdict: 'never',
        items: [
          {
            object: runObject,
            verdict: 'never',
            headline: 'the largest node has 4',
            reasons: [
              {
                check: 'node',
                verdict: 'never',
                message: 'the largest node has 4',
                fix: 'ask for at most 4 per node',
              },
            ],
          },
        ],
      },
      'Never fits',
      /The largest node has 4\.Ask for at most 4 per node/,
    ],
    [
      'unknown',
      { verdict: 'unknown', unseen: ['nodes of prod-eu may not be read'] },
      'Not known',
      /What cannot be checked.*Nodes of prod-eu may not be read/,
    ],
  ])('says that it %s, and why', async (_, answer, verdict, why) => {
    const { next } = previewForm({
      fit: ({ cluster }) => ({
        cluster,
        verdict: 'fits',
        items: [],
        unseen: [],
        ...answer,
      }),
    });
    await next();
    expect(await screen.findByText(verdict)).toBeInTheDocument();
    expect(await findPanel('Will it fit on prod-eu?')).toHaveTextContent(why);
  });

  it('says that it could not ask, and asks again when told to', async () => {
    let down = true;
    const { user, next } = previewForm({
      fit: async ({ cluster }) =>
        down
          ? refusal(503, 'starting')
          : { cluster, verdict: 'waits', items: [], unseen: [] },
    });
    await next();
    expect(
      await screen.findByText('Whether it fits is not known'),
    ).toBeInTheDocument();
    down = false;
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    expect(await screen.findByText('Waits now')).toBeInTheDocument();
  });
});
