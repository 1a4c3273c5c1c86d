import { freshSource } from '../__testUtils__/ScriptedMlApi';
import { grantRule } from './grantRule';
import { troublesOf } from './troublesOf';

const forbidden = {
  freshness: 'forbidden' as const,
  error: {
    code: 'forbidden',
    message: 'the account of the portal may not read this',
  },
};
const torch = freshSource(forbidden);
const job = freshSource({ ...forbidden, group: 'batch', kind: 'Job' });
const namespace = freshSource({ ...forbidden, group: '', kind: 'Namespace' });

describe('grantRule', () => {
  it('is the rule that is missing, one for each group', () => {
    expect(grantRule([torch, job, namespace])).toBe(
      [
        "- apiGroups: ['kubeflow.org']",
        '  resources: [pytorchjobs]',
        '  verbs: [get, list, watch]',
        "- apiGroups: ['batch']",
        '  resources: [jobs]',
        '  verbs: [get, list, watch]',
        "- apiGroups: ['']",
        '  resources: [namespaces]',
        '  verbs: [get, list, watch]',
      ].join('\n'),
    );
  });

  it.each([
    ['nothing is refused', freshSource()],
    ['the cluster does not answer', freshSource({ freshness: 'unreachable' })],
    [
      'the token is not valid, which no rule repairs',
      freshSource({
        freshness: 'forbidden',
        error: { code: 'unauthorized', message: 'the token is not valid' },
      }),
    ],
    [
      'the permission policy refuses, and not the cluster',
      freshSource({
        ...forbidden,
        error: { ...forbidden.error, fix: 'Allow kubernetes.proxy.' },
      }),
    ],
    [
      'the kind is not known here',
      freshSource({ ...forbidden, kind: 'NewJob' }),
    ],
  ])('is nothing when %s', (_, source) => {
    expect(grantRule([source])).toBeUndefined();
  });

  it('is there for what was read until the cluster refused', () => {
    const stale = freshSource({ ...forbidden, freshness: 'stale' });
    expect(grantRule([stale])).toContain('pytorchjobs');
  });
});

describe('troublesOf', () => {
  it('tells together what has one way out', () => {
    const refused = {
      freshness: 'stale' as const,
      error: { code: 'refused', message: 'connection refused', fix: 'Check' },
    };
    expect(
      troublesOf([
        freshSource({ kind: 'A', ...refused }),
        torch,
        freshSource({ kind: 'B', ...refused }),
        freshSource({ kind: 'C' }),
        job,
      ]),
    ).toEqual([
      { kinds: ['A', 'B'], message: 'connection refused', advice: 'Check' },
      {
        kinds: ['PyTorchJob', 'Job'],
        message: forbidden.error.message,
        rule: expect.stringContaining('pytorchjobs'),
      },
    ]);
  });
});
