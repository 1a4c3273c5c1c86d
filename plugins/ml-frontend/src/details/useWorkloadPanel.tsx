import {
  SourceStatus,
  WorkloadItem,
  workloadKey,
} from '@mlport/backstage-plugin-ml-common';
import { ReactNode, useCallback, useMemo, useRef } from 'react';
import { PanelHandle } from './PanelFrame';
import { useChosenWorkload } from './useChosenWorkload';
import { addressOf, isSameWorkload, pathOf } from './workloadParam';
import { WorkloadPanel } from './WorkloadPanel';

/** The panel of a page, and what a table needs to open and close it. */
export interface PagePanel {
  /** The panel, when one is open. */
  element: ReactNode;
  /** The key of the row that is open, where it is one of the rows. */
  opened?: string;
  open(key: string): void;
  close(): void;
}

/** The panel of the workload that the URL names, over the rows of a page. */
export function useWorkloadPanel(
  rows: ReadonlyMap<string, WorkloadItem>,
  sources: readonly SourceStatus[],
): PagePanel {
  const [chosen, choose] = useChosenWorkload();
  const panel = useRef<PanelHandle>(null);
  // A page that begins with an open panel leaves the focus where the browser puts it.
  const asked = useRef(false);
  const latest = useRef(rows);
  latest.current = rows;
  const row = useMemo(
    () =>
      chosen && [...rows.values()].find(item => isSameWorkload(item, chosen)),
    [rows, chosen],
  );
  const open = useCallback(
    (key: string) => {
      const item = latest.current.get(key);
      if (item) {
        asked.current = true;
        choose(addressOf(item));
        panel.current?.focus();
      }
    },
    [choose],
  );
  const close = useCallback(() => choose(undefined), [choose]);
  return {
    element: chosen && (
      <WorkloadPanel
        key={pathOf(chosen)}
        ref={panel}
        address={chosen}
        row={row}
        sources={sources}
        takesFocus={asked.current}
        onClose={close}
      />
    ),
    opened: row && workloadKey(row),
    open,
    close,
  };
}
