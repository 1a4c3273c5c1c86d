import { PermissionCondition } from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  mlWorkloadConditions,
  mlWorkloadResourceRef,
} from '@mlport/backstage-plugin-ml-node';
import { workloadRuleset } from '../../permissions/__testUtils__/workloadRuleset';
import { compileConditions } from '../../permissions/compileConditions';
import { scopeOf } from '../../permissions/scopeOf';
import { EVERYTHING } from '../../workloads/__testUtils__/everything';
import { InMemoryMirror } from '../../workloads/__testUtils__/InMemoryMirror';
import { compileFilter } from '../../workloads/compileFilter';
import { WorkloadBook } from '../../workloads/WorkloadBook';
import { StreamHub } from './StreamHub';

const toFilters = createConditionTransformer(
  workloadRuleset.getPermissionRuleset(mlWorkloadResourceRef),
);

describe('StreamHub', () => {
  const mirror = InMemoryMirror.create();
  const book = WorkloadBook.create(mirror);
  const hub = StreamHub.create(book);
  afterAll(() => {
    hub.close();
    book.close();
  });

  it('shares one view, and what it serialized, between equal queries', async () => {
    const running = compileFilter({ state: ['Failed', 'Running'] }, EVERYTHING);
    const same = compileFilter(
      { state: ['Running', 'Failed', 'Running'] },
      EVERYTHING,
    );
    const other = compileFilter({ state: ['Running'] }, EVERYTHING);
    let onFlush = () => {};
    const first = hub.join(running, () => onFlush());
    const second = hub.join(same, () => {});
    const third = hub.join(other, () => {});
    expect(second.view).toBe(first.view);
    expect(third.view).not.toBe(first.view);
    expect(first.view.snapshot()).toBe(second.view.snapshot());

    const before = first.view.position;
    const flushed = new Promise<void>(resolve => {
      onFlush = resolve;
    });
    mirror.put({ uid: 'a', workload: { state: 'Failed' } });
    mirror.put({ uid: 'b' });
    expect(first.view.position).toBe(before);
    await flushed;

    const step = first.view.stepFrom(before);
    expect(step?.to).toBe(book.sequence);
    expect([...(step?.parts ?? [])]).toHaveLength(1);
    expect(second.view.stepFrom(before)).toBe(step);
    expect(
      [...(third.view.stepFrom(before)?.parts ?? [])].join(),
    ).not.toContain('"uid":"a"');

    first.leave();
    second.leave();
    third.leave();
    const again = hub.join(same, () => {});
    expect(again.view).not.toBe(first.view);
    again.leave();
  });

  it('shares a view between viewers with equal decisions, and never between others', async () => {
    const { inCluster, isOwnedBy } = mlWorkloadConditions;
    const a = isOwnedBy({ claims: ['group:default/a', 'group:default/b'] });
    const b = isOwnedBy({ claims: ['group:default/b', 'Group:default/A'] });
    const viewOf = (
      conditions: PermissionCondition | undefined,
      readsSources = false,
    ) => {
      const compiled =
        conditions && compileConditions(toFilters({ anyOf: [conditions] }));
      const filter = compileFilter({}, scopeOf(compiled, readsSources));
      return hub.join(filter, () => {});
    };
    const team = viewOf(a);
    const others = [
      viewOf(isOwnedBy({ claims: ['group:default/a'] })),
      viewOf(inCluster({ clusters: ['eu'] })),
      viewOf(a, true),
      viewOf(undefined),
      viewOf(undefined, true),
    ];
    const mate = viewOf(b);
    expect(mate.view).toBe(team.view);
    expect(new Set(others.map(({ view }) => view)).size).toBe(5);
    expect(others.map(({ view }) => view)).not.toContain(team.view);
    for (const { leave } of [team, mate, ...others]) {
      leave();
    }
  });
});
