import {
  WorkloadAddress,
  WorkloadDetails,
} from '@mlport/backstage-plugin-ml-common';
import { ClusterReadings } from '../clusters/ClusterReadings';
import { noSuchWorkload } from '../permissions/noSuchWorkload';
import { toItem } from '../workloads/toItem';
import { WorkloadBook } from '../workloads/WorkloadBook';
import { WorkloadScope } from '../workloads/WorkloadScope';
import { Facts } from './createFacts';

/**
 * The details of the workload at an address, for somebody who sees a scope.
 *
 * @throws NotFoundError when there is none, or it is not in the scope.
 */
export async function readDetails(
  address: WorkloadAddress,
  known: {
    book: WorkloadBook;
    facts: Pick<Facts, 'details'>;
    readings: ClusterReadings;
    scope: WorkloadScope;
  },
): Promise<WorkloadDetails> {
  const { book, facts, readings, scope } = known;
  const row = readings.rowAt(address);
  const entry = row && book.entry({ cluster: row.cluster, uid: row.meta.uid });
  if (!row || !entry || !scope.shows(row)) {
    throw noSuchWorkload(address);
  }
  const details = await facts.details(row, other => scope.shows(other));
  // What was read may have told why it waits.
  const latest = book.entry({ cluster: row.cluster, uid: row.meta.uid });
  const item = toItem(latest && scope.shows(latest.row) ? latest : entry);
  const source = scope
    .sources(book.sources())
    .find(
      ({ cluster, group, kind }) =>
        cluster === row.cluster &&
        group === row.kind.group &&
        kind === row.kind.kind,
    );
  return {
    item,
    ...details,
    ...(item.urls && { urls: item.urls }),
    ...(item.traffic && { traffic: item.traffic }),
    ...(source && { source }),
  };
}
