import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ModelItem, TrackingStatus } from '@mlport/backstage-plugin-ml-common';
import { RiAlertFill } from '@remixicon/react';
import { forwardRef, memo, ReactNode } from 'react';
import { isoTime } from '../curves/isoTime';
import { SearchLink } from '../filters/SearchLink';
import { trackingName } from '../sources/trackingName';
import { ChangedMark } from '../table/ChangedMark';
import { CutName } from '../table/CutName';
import { GridPlace } from '../table/DataGrid';
import { GridRow } from '../table/GridRow';
import { OwnerLink } from '../table/OwnerLink';
import { Age } from '../time/Age';
import { mlTranslationRef } from '../translation';
import { changedAt } from './compareModels';
import { MODEL_COLUMNS, ModelColumn, ModelColumnId } from './modelColumns';
import { sourceKey } from './sourceKey';
import styles from './models.module.css';

/** A cell shows this many lines; the page of the model shows all. */
const LINES = 2;

interface ModelRowProps extends Omit<GridPlace, 'ref'> {
  item: ModelItem;
  sources: readonly TrackingStatus[];
  columns: readonly ModelColumn[];
  /** The search of the URL at which the model is open. */
  search: string;
  onOpen(key: string): void;
}

const Row = forwardRef<HTMLDivElement, ModelRowProps>((props, ref) => {
  const { item, sources, columns, search, ...place } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const tabIndex = place.active ? 0 : -1;
  const none = <span className={styles.none}>{t('table.none')}</span>;
  const aliases = Object.entries(item.aliases).map(([alias, version]) =>
    t('models.alias', { alias, version }),
  );
  const served = item.served.map(({ version, percent }) =>
    percent === undefined
      ? t('models.version', { version })
      : t('models.share', { version, percent: String(percent) }),
  );
  const source = sources.find(
    status => sourceKey(status) === sourceKey(item.source),
  );
  const cells: Readonly<Record<ModelColumnId, () => ReactNode>> = {
    name: () => (
      <>
        <ChangedMark
          facts={JSON.stringify([item.aliases, item.latest, item.served])}
        />
        <SearchLink
          search={search}
          title={item.name}
          className={styles.link}
          tabIndex={tabIndex}
        >
          <CutName name={item.name} />
        </SearchLink>
        {item.description && (
          <bdi className={styles.below} title={item.description}>
            {item.description}
          </bdi>
        )}
      </>
    ),
    owner: () =>
      item.owner ? (
        <span className={styles.clip}>
          <OwnerLink owner={item.owner} tabIndex={tabIndex} />
        </span>
      ) : (
        none
      ),
    versions: () => (
      <>
        {item.latest === undefined
          ? none
          : t('models.version', { version: item.latest })}
        <span className={styles.below}>
          {t('models.count', { count: item.versions })}
        </span>
      </>
    ),
    aliases: () => (aliases.length > 0 ? <Lines texts={aliases} /> : none),
    served: () => (
      <>
        <bdi className={styles.clip} title={served.join(' · ')}>
          {served.length > 0 ? served.join(' · ') : none}
        </bdi>
        {item.drift ? (
          <span className={styles.warning}>
            <RiAlertFill aria-hidden size={14} />
            <bdi>{t('models.notServed', { alias: item.drift.alias })}</bdi>
          </span>
        ) : (
          <Endpoints item={item} />
        )}
      </>
    ),
    source: () => (
      <bdi className={styles.clip}>{trackingName(source ?? item.source)}</bdi>
    ),
    updated: () => <Age at={isoTime(changedAt(item))} />,
  };
  return (
    <GridRow
      ref={ref}
      rowKey={item.id}
      columns={columns}
      placeOf={column => MODEL_COLUMNS.indexOf(column) + 1}
      renderCell={({ id }) => cells[id]()}
      {...place}
    />
  );
});
Row.displayName = 'ModelRow';

function Lines({ texts }: { texts: readonly string[] }) {
  return (
    <span title={texts.join(' · ')}>
      {texts.slice(0, LINES).map(text => (
        <bdi key={text} className={styles.clip}>
          {text}
        </bdi>
      ))}
    </span>
  );
}

/** How many endpoints serve a model, in a line below which versions. */
function Endpoints({ item }: { item: ModelItem }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const count = Math.max(0, ...item.served.map(({ endpoints }) => endpoints));
  return count > 0 ? (
    <span className={styles.below}>{t('models.endpoints', { count })}</span>
  ) : null;
}

/** One registered model. Its parts can be reached with Tab only while it is the active row. */
export const ModelRow = memo(Row);
