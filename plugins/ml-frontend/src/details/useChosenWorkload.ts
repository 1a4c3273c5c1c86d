import { WorkloadAddress } from '@mlport/backstage-plugin-ml-common';
import { useCallback, useMemo } from 'react';
import { useUrlSearch } from '../filters/useUrlSearch';
import {
  parseWorkloadPath,
  workloadParam,
  writeWorkloadParam,
} from './workloadParam';

/**
 * The workload that is open, from the URL, and a function to open another or none. Going from one
 * to the next is not a step of its own: the browser's *back* closes the panel.
 */
export function useChosenWorkload(): [
  chosen: WorkloadAddress | undefined,
  choose: (address: WorkloadAddress | undefined) => void,
] {
  const [search, setSearch] = useUrlSearch();
  const path = workloadParam(search);
  const chosen = useMemo(() => parseWorkloadPath(path), [path]);
  const choose = useCallback(
    (address: WorkloadAddress | undefined) => {
      const { search: current } = window.location;
      const switches = address && workloadParam(current) !== undefined;
      setSearch(
        writeWorkloadParam(current, address),
        switches ? 'replace' : 'push',
      );
    },
    [setSearch],
  );
  return [chosen, choose];
}
