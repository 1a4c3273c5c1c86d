import { Entity } from '@backstage/catalog-model';
import { ProviderRig } from '../__testUtils__/ProviderRig';
import {
  endpointItem,
  experimentItem,
  modelItem,
  quotaItem,
} from '../__testUtils__/ScriptedMlService';

function entity(kind: string, name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: {},
  };
}

const named = (rig: ProviderRig, slug: string) =>
  [...rig.catalog.values()].find(({ metadata }) =>
    metadata.name.startsWith(slug),
  );

describe('what somebody declared', () => {
  it('has no second entity, from the moment that the catalog has it', async () => {
    const rig = await ProviderRig.create();
    const tags = { 'backstage.io/entity-ref': 'Component:default/Fraud' };
    rig.ml.models = [modelItem('fraud-model', { tags })];
    rig.ml.experiments = [experimentItem('1', { tags })];
    await rig.round();
    expect(rig.refs()).toHaveLength(2);
    rig.declare(entity('Component', 'Fraud'));
    await rig.round();
    expect(rig.refs()).toEqual(['component:default/fraud']);
    rig.catalog.delete('component:default/fraud');
    await rig.round();
    expect(rig.refs()).toHaveLength(2);
  });

  it('is not what was discovered: models cannot put each other out', async () => {
    const rig = await ProviderRig.create();
    const [a, b] = [modelItem('a'), modelItem('b')];
    const ref = 'backstage.io/entity-ref';
    rig.ml.models = [
      { ...a, tags: { [ref]: b.entityRef } },
      { ...b, tags: { [ref]: a.entityRef } },
      modelItem('c', { tags: { [ref]: modelItem('c').entityRef } }),
    ];
    await rig.round();
    expect(rig.refs()).toHaveLength(3);
    expect(await rig.round()).toEqual([]);
  });

  it('counts as owner and system only when the catalog has it', async () => {
    const rig = await ProviderRig.create({
      owner: 'platform',
      rules: [
        { match: { instance: 'main', name: 'fraud*' }, system: 'risk' },
        { match: { cluster: 'prod-*' }, owner: 'sre', system: 'serving' },
      ],
    });
    rig.declare(entity('User', 'ada'));
    rig.declare(entity('Group', 'vision'));
    rig.ml.models = [
      modelItem('fraud-x', { tags: { owner: 'Ada' } }),
      modelItem('other', { tags: { owner: 'ada@example.com' } }),
      modelItem('gone', { tags: { owner: 'nobody' } }),
    ];
    rig.ml.endpoints = [
      endpointItem('seen', { owner: 'group:default/vision' }),
      endpointItem('bare', { owner: 'not a reference' }),
    ];
    await rig.round();
    expect(
      ['fraud-x', 'other', 'gone', 'seen', 'bare'].map(slug => {
        const { owner, system } = named(rig, slug)?.spec ?? {};
        return [slug, owner, system];
      }),
    ).toEqual([
      ['fraud-x', 'user:default/ada', 'system:default/risk'],
      ['other', 'group:default/platform', undefined],
      ['gone', 'group:default/platform', undefined],
      ['seen', 'group:default/vision', 'system:default/serving'],
      ['bare', 'group:default/sre', 'system:default/serving'],
    ]);
  });

  it('can be kept from being claimed by tags', async () => {
    const rig = await ProviderRig.create({ ownerTags: [] });
    rig.declare(entity('Group', 'vision'));
    rig.ml.models = [modelItem('m', { tags: { owner: 'vision' } })];
    await rig.round();
    expect(named(rig, 'm')?.spec?.owner).toBe('group:default/unknown');
  });

  it('is a system that the configuration need not make', async () => {
    const rig = await ProviderRig.create({
      systems: [
        { name: 'risk', domain: 'money', owner: 'vision' },
        { name: 'known' },
      ],
    });
    rig.declare(entity('System', 'known'));
    const [mutation] = await rig.round();
    expect(mutation.type === 'delta' && mutation.added).toHaveLength(1);
    expect(named(rig, 'risk')?.spec).toEqual({
      owner: 'group:default/vision',
      domain: 'domain:default/money',
    });
  });

  it('leaves experiments without a tag of Backstage out, where that is asked for', async () => {
    const rig = await ProviderRig.create({ experiments: 'tagged' });
    rig.ml.experiments = [
      experimentItem('1'),
      experimentItem('2', { tags: { 'backstage.io/owner': 'x' } }),
      experimentItem('3', {
        tags: { 'backstage.io/owner': 'x' },
        deleted: true,
      }),
    ];
    await rig.round();
    expect(rig.refs()).toEqual([expect.stringMatching(/exp-2-/)]);
  });

  it('takes quotas of Kueue, and of namespaces those on accelerators', async () => {
    const rig = await ProviderRig.create();
    rig.ml.quotas = [
      quotaItem('queue'),
      quotaItem('local', {
        kind: 'LocalQueue',
        namespace: 'vision',
        quota: { scope: 'local', parent: 'queue' },
      }),
      quotaItem('cohort', { kind: 'Cohort', quota: { scope: 'cohort' } }),
      quotaItem('gpus', {
        ...{ kind: 'ResourceQuota', group: '', namespace: 'vision' },
        quota: {
          scope: 'namespace',
          resources: [{ resource: 'nvidia.com/gpu', sharing: 'whole' }],
        },
      }),
      quotaItem('cpus', {
        ...{ kind: 'ResourceQuota', group: '', namespace: 'vision' },
        quota: { scope: 'namespace', resources: [{ resource: 'cpu' }] },
      }),
    ];
    await rig.round();
    expect(rig.refs().map(ref => ref.replace(/^.*\/(.*)-.{8}$/, '$1'))).toEqual(
      ['gpus', 'local', 'queue'],
    );
    expect(named(rig, 'local')?.spec?.dependsOn).toEqual([
      `resource:default/${named(rig, 'queue')?.metadata.name}`,
    ]);
    rig.ml.quotas = [
      quotaItem('gpus', {
        ...{ kind: 'ResourceQuota', group: '', namespace: 'vision' },
        quota: { scope: 'unknown', reason: 'Unreadable' },
      }),
    ];
    await rig.round();
    await rig.round(3_600);
    expect(named(rig, 'gpus')).toBeDefined();
    expect(named(rig, 'queue')).toBeUndefined();
  });
});
