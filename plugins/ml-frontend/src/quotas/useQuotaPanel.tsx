import {
  SourceStatus,
  WorkloadAddress,
} from '@mlport/backstage-plugin-ml-common';
import { ReactNode, useCallback, useEffect, useRef } from 'react';
import { useChosenWorkload } from '../details/useChosenWorkload';
import { pathOf } from '../details/workloadParam';
import { WorkloadPanel } from '../details/WorkloadPanel';

/** The panel of the workload that the URL names, and how to open it from a name on the page. */
export function useQuotaPanel(sources: readonly SourceStatus[]): {
  element: ReactNode;
  open(address: WorkloadAddress): void;
} {
  const [chosen, choose] = useChosenWorkload();
  // A page that begins with an open panel leaves the focus where the browser puts it.
  const opener = useRef<Element | null>(null);
  const open = useCallback(
    (address: WorkloadAddress) => {
      opener.current = document.activeElement;
      choose(address);
    },
    [choose],
  );
  const isOpen = chosen !== undefined;
  useEffect(() => {
    if (!isOpen && opener.current instanceof HTMLElement) {
      opener.current.focus();
      opener.current = null;
    }
  }, [isOpen]);
  return {
    element: chosen && (
      <WorkloadPanel
        key={pathOf(chosen)}
        address={chosen}
        row={undefined}
        sources={sources}
        takesFocus={opener.current !== null}
        onClose={() => choose(undefined)}
      />
    ),
    open,
  };
}
