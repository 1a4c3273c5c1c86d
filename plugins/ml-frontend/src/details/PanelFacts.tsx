import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  WorkloadAddress,
  WorkloadDetails,
  WorkloadItem,
} from '@mlport/backstage-plugin-ml-common';
import { mlTranslationRef } from '../translation';
import { ConditionList } from './ConditionList';
import { EventList } from './EventList';
import { Figures } from './Figures';
import { Headline } from './Headline';
import { ManifestView } from './ManifestView';
import { MissingParts } from './MissingParts';
import { PodList } from './PodList';
import { Section } from './Section';
import { Serving } from './Serving';
import { Timeline } from './Timeline';
import styles from './FactList.module.css';

/** The answer, its evidence, and the raw facts behind clicks. Until they are here, what the row says. */
export function PanelFacts(props: {
  address: WorkloadAddress;
  item: WorkloadItem;
  details: WorkloadDetails | undefined;
}) {
  const { address, item, details } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  // An explanation of the state before says nothing about this one.
  const explanation =
    details?.item.state === item.state ? details.explanation : undefined;
  const missing = details?.missing ?? [];
  const lacks = (part: string) => missing.some(each => each.part === part);
  return (
    <>
      <MissingParts missing={missing} part="object" />
      <Headline item={item} explanation={explanation} />
      <Figures
        item={item}
        explanation={explanation}
        pods={lacks('pods') ? undefined : details?.pods}
        place={item.state === 'Queued' ? details?.place : undefined}
      />
      <MissingParts missing={missing} part="place" />
      {details && (
        <>
          <Serving urls={details.urls ?? []} traffic={details.traffic ?? []} />
          <Timeline timeline={details.timeline} item={item} />
          <div>
            <Section
              title={t('panel.pods.title')}
              count={lacks('pods') ? undefined : details.pods.length}
              missing={<MissingParts missing={missing} part="pods" />}
              initiallyOpen
            >
              {() =>
                details.pods.length > 0 ? (
                  <PodList address={address} pods={details.pods} />
                ) : (
                  !lacks('pods') && (
                    <p className={styles.none}>{t('panel.pods.none')}</p>
                  )
                )
              }
            </Section>
            <Section
              title={t('panel.events.title')}
              count={lacks('events') ? undefined : details.events.length}
              missing={<MissingParts missing={missing} part="events" />}
            >
              {() =>
                (details.events.length > 0 || !lacks('events')) && (
                  <EventList events={details.events} />
                )
              }
            </Section>
            <Section
              title={t('panel.conditions.title')}
              count={details.conditions.length}
            >
              {() => <ConditionList conditions={details.conditions} />}
            </Section>
            <Section title={t('panel.yaml.title')}>
              {() => <ManifestView address={address} />}
            </Section>
          </div>
        </>
      )}
    </>
  );
}
