import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiBox3Line } from '@remixicon/react';
import { CopyBlock } from '../notices/CopyBlock';
import { Notice } from '../notices/Notice';
import { mlTranslationRef } from '../translation';
import { registerCode } from './registerCode';

/** The model has a name and no version: shows how to register one. */
export function NoVersions({ name }: { name: string }) {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <Notice icon={RiBox3Line} title={t('models.versions.emptyTitle')}>
      <p>{t('models.versions.emptyText')}</p>
      <CopyBlock label={t('models.empty.code')} text={registerCode(name)} />
    </Notice>
  );
}
