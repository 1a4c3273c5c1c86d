import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { ExperimentItem } from '@mlport/backstage-plugin-ml-common';
import { RiFilterOffLine, RiFlaskLine } from '@remixicon/react';
import { CopyBlock } from '../notices/CopyBlock';
import { Notice } from '../notices/Notice';
import { mlTranslationRef } from '../translation';
import { firstRun } from './firstRun';

/** There is no run, or none that fits the filter. */
export function NoRuns(props: {
  experiment: ExperimentItem;
  filter: string;
  onClear(): void;
}) {
  const { experiment, filter, onClear } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  if (filter) {
    return (
      <Notice icon={RiFilterOffLine} title={t('experiments.empty.noneTitle')}>
        <p>{t('experiments.empty.noneText')}</p>
        <Button variant="primary" onPress={onClear}>
          {t('experiments.empty.clearFilter')}
        </Button>
      </Notice>
    );
  }
  return (
    <Notice icon={RiFlaskLine} title={t('experiments.empty.runsTitle')}>
      <p>{t('experiments.empty.runsText')}</p>
      <CopyBlock label="Python" text={firstRun(experiment.name)} />
    </Notice>
  );
}
