import { RunItem } from '@mlport/backstage-plugin-ml-common';
import { ReactNode, useCallback, useRef } from 'react';
import { PanelHandle } from '../details/PanelFrame';
import { RunPanel } from './RunPanel';
import { ChangeView } from './useRunsView';

/**
 * The panel of the run that the URL names, and what a table needs to open and close it. Going from
 * one run to the next is not a step of its own: the browser's *back* closes the panel.
 */
export function useRunPanel(options: {
  opened: string | undefined;
  find(runId: string): RunItem | undefined;
  onChange: ChangeView;
  onRefresh(): void;
}): { element: ReactNode; open(runId: string): void; close(): void } {
  const { opened, find, onChange, onRefresh } = options;
  const panel = useRef<PanelHandle>(null);
  // A page that begins with an open panel leaves the focus where the browser puts it.
  const asked = useRef(false);
  const open = useCallback(
    (runId: string) => {
      asked.current = true;
      onChange({ open: runId }, opened === undefined ? 'push' : 'replace');
      panel.current?.focus();
    },
    [onChange, opened],
  );
  const close = useCallback(() => onChange({ open: undefined }), [onChange]);
  const run = opened === undefined ? undefined : find(opened);
  return {
    element: run && (
      <RunPanel
        key={run.runId}
        ref={panel}
        run={run}
        takesFocus={asked.current}
        refreshing={false}
        onRefresh={onRefresh}
        onClose={close}
      />
    ),
    open,
    close,
  };
}
