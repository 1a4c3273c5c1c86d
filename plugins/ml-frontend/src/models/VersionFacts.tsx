import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ModelItem,
  ModelVersionItem,
  RunItem,
} from '@mlport/backstage-plugin-ml-common';
import { ReactNode } from 'react';
import { formatFigure } from '../curves/formatFigure';
import figures from '../details/Figures.module.css';
import { Section } from '../details/Section';
import { formatHeld } from '../format/formatHeld';
import { CopyBlock } from '../notices/CopyBlock';
import { mlTranslationRef } from '../translation';
import { EndpointLink } from './EndpointLink';
import { ExperimentLink } from './ExperimentLink';
import { NamedValues } from './NamedValues';
import { RunLink } from './RunLink';
import { ServedByList } from './ServedByList';
import { ServeLink } from './ServeLink';
import { useExperiments } from './useExperiments';
import styles from './VersionFacts.module.css';

/** What serves a version, where it comes from, where it lies, and the figures of its run. */
export function VersionFacts(props: {
  model: ModelItem;
  item: ModelVersionItem;
}) {
  const { model, item } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const { run, runMissing, servedBy, storageUri, sourceUri, tags } = item;
  return (
    <>
      {item.description && (
        <p className={styles.text} dir="auto">
          {item.description}
        </p>
      )}
      {item.statusMessage && (
        <p className={styles.text} dir="auto">
          {item.statusMessage}
        </p>
      )}
      <section className={styles.served}>
        <h4 className={styles.title}>{t('models.panel.served')}</h4>
        {servedBy.length > 0 ? (
          <ServedByList servedBy={servedBy} whole />
        ) : (
          <p className={styles.text}>{t('models.panel.notServed')}</p>
        )}
        <div>
          <ServeLink item={model} version={item} whole />
        </div>
      </section>
      {run && <RunFacts run={run} />}
      {runMissing && (
        <p className={styles.text} dir="auto">
          {t('models.panel.run')}: {runMissing}
        </p>
      )}
      {storageUri && (
        <CopyBlock label={t('models.panel.storage')} text={storageUri} />
      )}
      {sourceUri && sourceUri !== storageUri && (
        <CopyBlock label={t('models.panel.source')} text={sourceUri} />
      )}
      <div>
        {run && (
          <>
            <Values
              title={t('models.panel.metrics')}
              values={Object.entries(run.metrics).map(([name, latest]) => [
                name,
                formatFigure(latest),
              ])}
              initiallyOpen
            />
            <Values
              title={t('models.panel.params')}
              values={Object.entries(run.params)}
            />
            <Values
              title={t('models.panel.datasets')}
              values={run.datasets.map(({ name, digest, context }) => [
                context ? `${name} (${context})` : name,
                digest,
              ])}
            />
          </>
        )}
        <Values title={t('models.panel.tags')} values={Object.entries(tags)} />
      </div>
    </>
  );
}

function RunFacts({ run }: { run: RunItem }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const experiment = useExperiments()(run);
  const facts: ReadonlyArray<readonly [string, ReactNode]> = [
    [t('models.panel.run'), <RunLink key="run" run={run} />],
    [
      t('models.panel.experiment'),
      experiment && <ExperimentLink key="experiment" experiment={experiment} />,
    ],
    [t('models.panel.user'), run.user],
    [t('models.panel.commit'), run.origin.commit?.slice(0, 12)],
    [
      t('models.panel.job'),
      run.job && <EndpointLink key="job" address={run.job} />,
    ],
    [t('models.panel.time'), formatHeld(t, run).join(' · ')],
  ];
  return (
    <dl className={figures.figures}>
      {facts
        .filter(([, value]) => Boolean(value))
        .map(([name, value]) => (
          <div key={name} className={figures.figure}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  );
}

function Values(props: {
  title: string;
  values: ReadonlyArray<readonly [name: string, value: string]>;
  initiallyOpen?: boolean;
}) {
  const { title, values, initiallyOpen } = props;
  return values.length === 0 ? null : (
    <Section title={title} count={values.length} initiallyOpen={initiallyOpen}>
      {() => <NamedValues values={values} />}
    </Section>
  );
}
