import { screen, within } from '@testing-library/react';
import {
  findPanel,
  previewForm,
  run,
  runFile,
  runObject,
} from '../__testUtils__/previewForm';
import { silence } from '../__testUtils__/ScriptedFormApi';

describe('what is found in the files of a form', () => {
  it('has what the cluster finds at its line, and does not go on with an error', async () => {
    const { user, next } = previewForm({
      validation: ({ cluster }) => ({
        cluster,
        findings: [
          {
            rule: 'schema',
            severity: 'error',
            object: runObject,
            field: 'spec.pytorchReplicaSpecs.Master.replicas',
            value: '1',
            message: 'The value must be at most 0',
            fix: 'Write 0',
          },
        ],
        unseen: ['rules in CEL of PyTorchJob'],
        asOf: new Date().toISOString(),
      }),
    });
    await next();
    const findings = await findPanel('Findings');
    expect(await within(findings).findByText('1 error')).toBeInTheDocument();
    expect(findings).toHaveTextContent('Rules in CEL of PyTorchJob');
    await user.click(within(findings).getByRole('button', { name: /line/ }));
    const note = screen.getByRole('note');
    expect(note).toHaveTextContent(
      'spec.pytorchReplicaSpecs.Master.replicas: The value must be at most 0 (found 1)Write 0',
    );
    const line = note.previousElementSibling;
    expect(line).toHaveTextContent('replicas: 1');
    expect(line).toHaveFocus();
    expect(
      screen.getByRole('tab', { name: `${runFile} (1 finding)` }),
    ).toBeInTheDocument();
    await next();
    // At the top of the form, and at the field.
    expect(
      await screen.findAllByText(
        /line \d+: The value must be at most 0. Write 0/,
      ),
    ).toHaveLength(2);
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
  });

  it('does not go on with an error of the rules, before the cluster has answered', async () => {
    const { next } = previewForm(
      { validation: silence, fit: silence },
      { ...run, args: ['--api-token=abcdefgh'] },
    );
    await next();
    expect(
      await screen.findByText('Looking at queues, quotas and nodes'),
    ).toBeInTheDocument();
    const findings = await findPanel('Findings');
    expect(findings).toHaveTextContent('2 errors');
    expect(
      await within(findings).findByRole('progressbar'),
    ).toBeInTheDocument();
    await next();
    expect(
      (await screen.findAllByText(/looks like a credential/)).length,
    ).toBeGreaterThan(2);
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
  });

  it('goes on with warnings', async () => {
    const { next, create, created } = previewForm({
      validation: ({ cluster }) => ({
        cluster,
        findings: [
          {
            rule: 'schema',
            severity: 'warning',
            object: runObject,
            field: 'spec',
            message: 'This version is deprecated',
            fix: 'Write the next one',
          },
        ],
        unseen: [],
      }),
    });
    await next();
    expect(await screen.findByText('1 warning')).toBeInTheDocument();
    await next();
    await create();
    expect(created).toHaveLength(1);
  });
});
