import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ModelItem, TrackingStatus } from '@mlport/backstage-plugin-ml-common';
import { DataGrid } from '../table/DataGrid';
import { GridSort } from '../table/GridColumn';
import { mlTranslationRef } from '../translation';
import { MODEL_COLUMNS, ModelColumn, ModelColumnId } from './modelColumns';
import { ModelSort } from './ModelFilters';
import { writeModelParam } from './modelParam';
import { ModelRow } from './ModelRow';
import styles from './ModelsTable.module.css';

/** A table of registered models, of which only the rows in sight are in the document. */
export function ModelsTable(props: {
  keys: readonly string[];
  rows: ReadonlyMap<string, ModelItem>;
  sources: readonly TrackingStatus[];
  columns: readonly ModelColumn[];
  sort: GridSort<ModelSort>;
  onSort(sort: GridSort<ModelSort>): void;
  onOpen(id: string): void;
  onScrolled(scrolled: boolean): void;
}) {
  const { rows, sources, columns, onOpen } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <DataGrid<ModelSort, ModelColumnId>
      label={t('models.label')}
      className={styles.table}
      keys={props.keys}
      columns={columns}
      allColumns={MODEL_COLUMNS}
      titleOf={({ id }) => t(`models.column.${id}`)}
      sort={props.sort}
      onSort={props.onSort}
      onOpen={onOpen}
      onScrolled={props.onScrolled}
      renderRow={(key, place) => {
        const item = rows.get(key);
        return (
          item && (
            <ModelRow
              key={key}
              item={item}
              sources={sources}
              columns={columns}
              search={writeModelParam(window.location.search, key)}
              onOpen={onOpen}
              {...place}
            />
          )
        );
      }}
    />
  );
}
