import { RunItem } from '@mlport/backstage-plugin-ml-common';
import { isoTime } from '../curves/isoTime';
import { toCsv } from '../table/csv';
import { ownValue } from './ownValue';
import { ownKeyOf, RunColumn, RunFact } from './runColumns';

type Field = [name: string, of: (run: RunItem) => string | number | undefined];

/** What a column says, each fact by itself and as the API has it, so that it can be counted with. */
const FIELDS: Readonly<Record<RunFact, readonly Field[]>> = {
  choose: [],
  name: [
    ['name', run => run.name],
    ['run_id', run => run.runId],
    ['parent_run_id', run => run.parentRunId],
  ],
  status: [['status', run => run.status]],
  started: [
    ['started', run => isoTime(run.startedAt)],
    ['ended', run => isoTime(run.endedAt)],
  ],
  duration: [
    [
      'seconds',
      ({ startedAt, endedAt }) =>
        startedAt !== undefined && endedAt !== undefined
          ? (endedAt - startedAt) / 1_000
          : undefined,
    ],
  ],
  user: [['user', run => run.user]],
  accelerators: [
    [
      'accelerator_seconds',
      run =>
        run.acceleratorTime
          ?.map(
            ({ resource, product, count, seconds }) =>
              `${product ?? resource} ${count * seconds}`,
          )
          .join('; '),
    ],
  ],
};

/** The runs that are shown, in their order, with the columns that are shown, as CSV. */
export function runsCsv(
  runs: readonly RunItem[],
  columns: readonly RunColumn[],
): string {
  const fields = columns.flatMap(({ id }): readonly Field[] => {
    const own = ownKeyOf(id);
    return own ? [[id, ownField(own)]] : FIELDS[id as RunFact];
  });
  return toCsv(
    fields.map(([name]) => name),
    runs.map(run => fields.map(([, of]) => of(run))),
  );
}

function ownField({ what, key }: { what: 'param' | 'metric'; key: string }) {
  return (run: RunItem) => {
    if (what === 'param') {
      return ownValue(run.params, key);
    }
    const latest = ownValue(run.metrics, key);
    return latest?.value ?? latest?.nonFinite;
  };
}
