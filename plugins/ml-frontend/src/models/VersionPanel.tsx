import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ModelItem,
  ModelVersionItem,
} from '@mlport/backstage-plugin-ml-common';
import { isoTime } from '../curves/isoTime';
import { PanelFrame } from '../details/PanelFrame';
import { Remark } from '../details/Remark';
import header from '../details/PanelHeader.module.css';
import { Age } from '../time/Age';
import { mlTranslationRef } from '../translation';
import { AliasChips } from './AliasChips';
import { VersionFacts } from './VersionFacts';
import { VersionStatus } from './VersionStatus';

/** All that is known of one version, beside the table. */
export function VersionPanel(props: {
  model: ModelItem;
  version: string;
  /** Absent when the model has no such version any more. */
  item: ModelVersionItem | undefined;
  takesFocus: boolean;
  onClose(): void;
}) {
  const { model, version, item, takesFocus, onClose } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <PanelFrame
      label={t('models.panel.label', { version, name: model.name })}
      takesFocus={takesFocus}
      onClose={onClose}
      header={
        <>
          <h3 className={header.name}>
            <bdi>{t('models.version', { version })}</bdi>
            {item && <AliasChips aliases={item.aliases} />}
          </h3>
          {item && (
            <div className={header.state}>
              <span>
                {t('models.panel.registered')}{' '}
                <Age at={isoTime(item.createdAt)} />
              </span>
              <VersionStatus item={item} />
            </div>
          )}
        </>
      }
    >
      {item ? (
        <VersionFacts model={model} item={item} />
      ) : (
        <Remark>{t('models.panel.gone', { version })}</Remark>
      )}
    </PanelFrame>
  );
}
