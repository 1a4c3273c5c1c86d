import { WorkloadItem } from '@mlport/backstage-plugin-ml-common';
import { Column } from './columns';
import { SaveButton } from './SaveButton';
import { workloadCsv } from './workloadCsv';

/** Saves the workloads that are shown: their rows in their order, with their columns. */
export function CsvButton(props: {
  /** The rows, asked for when the button is pressed. */
  items(): readonly WorkloadItem[];
  columns: readonly Column[];
}) {
  const { items, columns } = props;
  return (
    <SaveButton
      name="jobs-and-endpoints"
      csv={() => workloadCsv(items(), columns)}
    />
  );
}
