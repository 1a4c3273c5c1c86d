import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Checkbox, Select } from '@backstage/ui';
import {
  mlWorkloadLogsReadPermission,
  PodFacts,
  WorkloadAddress,
} from '@mlport/backstage-plugin-ml-common';
import { RiRefreshLine } from '@remixicon/react';
import { useCallback, useMemo, useState } from 'react';
import { mlApiRef } from '../api/mlApiRef';
import { mlTranslationRef } from '../translation';
import { CodeBox } from './CodeBox';
import { CopyButton } from './CopyButton';
import { cleanLogLine } from './logLines';
import { PartFailure } from './PartFailure';
import { hasPrevious, likelyLog } from './podState';
import { useAnswer } from './useAnswer';
import styles from './LogViewer.module.css';

const TAIL = 100;
const LONG_TAIL = 1_000;

/** The last lines of a pod: of the container that matters most, or another. */
export function LogViewer(props: { address: WorkloadAddress; pod: PodFacts }) {
  const { address, pod } = props;
  const api = useApi(mlApiRef);
  const { t } = useTranslationRef(mlTranslationRef);
  // What the reader looks at does not change under them when the pod does.
  const [choice, setChoice] = useState(() => likelyLog(pod));
  const [tailLines, setTailLines] = useState(TAIL);
  const [wrap, setWrap] = useState(true);
  const { container, previous = false } = choice ?? {};
  const { value, error, loading, retry } = useAnswer(
    useCallback(
      (signal: AbortSignal) =>
        api.getWorkloadLog(
          { ...address, pod: pod.name, container, previous, tailLines },
          { signal },
        ),
      [api, address, pod.name, container, previous, tailLines],
    ),
  );
  const lines = useMemo(() => value?.lines.map(cleanLogLine) ?? [], [value]);
  const facts = pod.containers.find(({ name }) => name === container);
  const count = lines.length;
  return (
    <div className={styles.viewer}>
      <div className={styles.tools}>
        {pod.containers.length > 1 && (
          <Select
            size="small"
            aria-label={t('panel.log.container')}
            options={pod.containers.map(({ name, isInit }) => ({
              id: name,
              label: isInit ? t('panel.log.initContainer', { name }) : name,
            }))}
            value={container ?? null}
            onChange={name =>
              setChoice({ container: String(name), previous: false })
            }
          />
        )}
        {container !== undefined && facts && hasPrevious(facts) && (
          <Checkbox
            isSelected={previous}
            onChange={chosen => setChoice({ container, previous: chosen })}
          >
            {t('panel.log.previous')}
          </Checkbox>
        )}
        <Checkbox isSelected={wrap} onChange={setWrap}>
          {t('panel.log.wrap')}
        </Checkbox>
        <span className={styles.end}>
          <Button
            size="small"
            variant="tertiary"
            iconStart={<RiRefreshLine />}
            isDisabled={loading}
            onPress={retry}
          >
            {t('panel.log.reload')}
          </Button>
          {count > 0 && <CopyButton text={lines.join('\n')} />}
        </span>
      </div>
      {error && (
        <PartFailure
          error={error}
          permission={mlWorkloadLogsReadPermission.name}
          gone={t('panel.log.gone')}
          onRetry={retry}
        />
      )}
      {!error && !value && (
        <p className={styles.note} role="status">
          {t('panel.log.loading')}
        </p>
      )}
      {value && count === 0 && (
        <p className={styles.note}>{t('panel.log.empty')}</p>
      )}
      {value && count > 0 && (
        <>
          <CodeBox
            key={`${container} ${previous} ${tailLines}`}
            label={t('panel.log.region', {
              container: value.container ?? container ?? '',
              pod: pod.name,
            })}
            wrap={wrap}
            fromEnd
          >
            {lines.join('\n')}
          </CodeBox>
          <div className={styles.tools}>
            <span className={styles.note}>
              {value.truncated
                ? t('panel.log.truncated', { count })
                : t('panel.log.whole', { count })}
            </span>
            {value.truncated && tailLines < LONG_TAIL && (
              <Button
                size="small"
                variant="tertiary"
                onPress={() => setTailLines(LONG_TAIL)}
              >
                {t('panel.log.more')}
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  );
}
