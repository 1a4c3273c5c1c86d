import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { FitManifestsResponse } from '@mlport/backstage-plugin-ml-common';
import { AnswerView } from '../answers/Answer';
import { formatAge } from '../format/formatAge';
import { sentence } from '../format/sentence';
import { describeFailure } from '../notices/describeFailure';
import { Notice } from '../notices/Notice';
import { useNow } from '../notices/useNow';
import { mlFieldsTranslationRef } from '../translation';
import { Panel } from './Panel';
import { Unseen } from './Unseen';
import { VerdictLine } from './VerdictLine';

/** Whether the work fits now, later or never, why, and how old the figures are. */
export function FitPanel(props: {
  fit: AnswerView<FitManifestsResponse>;
  cluster: string | undefined;
  onCheckAgain(): void;
}) {
  const { fit, cluster = '', onCheckAgain } = props;
  const { value, error, asking } = fit;
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  const now = useNow();
  return (
    <Panel
      title={t('fit.title', { cluster })}
      aside={
        <Button size="small" disabled={asking} onClick={onCheckAgain}>
          {t('checkAgain')}
        </Button>
      }
    >
      {asking && <LinearProgress aria-label={t('fit.asking')} />}
      {error && (
        <Notice severity="warning" title={t('fit.failed')}>
          {describeFailure(error, t)}
        </Notice>
      )}
      <div aria-live="polite">
        {!value && !error && (
          <Typography variant="body2">{t('fit.asking')}</Typography>
        )}
        {value && <VerdictLine verdict={value.verdict} />}
        {value?.items.length === 0 && (
          <Typography variant="body2">{t('fit.asksForNothing')}</Typography>
        )}
        {value && value.items.length > 0 && (
          <ul>
            {value.items.map(({ object, headline, reasons }) => (
              <li key={`${object.kind}/${object.namespace}/${object.name}`}>
                {sentence(headline)}.
                {[
                  ...new Set(
                    reasons
                      .filter(({ verdict }) => verdict !== 'fits')
                      .map(({ fix }) => fix),
                  ),
                ].map(fix => fix && <div key={fix}>{sentence(fix)}</div>)}
              </li>
            ))}
          </ul>
        )}
      </div>
      {value?.asOf && (
        <Typography variant="caption" display="block">
          {t('fit.asOf', { age: formatAge(now - Date.parse(value.asOf)) })}
        </Typography>
      )}
      {value && <Unseen sentences={value.unseen} />}
    </Panel>
  );
}
