import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { ValidateManifestsResponse } from '@mlport/backstage-plugin-ml-common';
import { AnswerView } from '../answers/Answer';
import { formatAge } from '../format/formatAge';
import { describeFailure } from '../notices/describeFailure';
import { Notice } from '../notices/Notice';
import { useNow } from '../notices/useNow';
import { mlFieldsTranslationRef } from '../translation';
import { Place } from './FileBrowser';
import { FindingText } from './FindingText';
import { LocatedFinding } from './LocatedFinding';
import { Panel } from './Panel';
import { Unseen } from './Unseen';

/** What is wrong with the files, each with the way to its line, and what the cluster was asked. */
export function FindingList(props: {
  findings: readonly LocatedFinding[];
  validation: AnswerView<ValidateManifestsResponse>;
  cluster: string | undefined;
  onPlace(place: Place): void;
  onCheckAgain(): void;
}) {
  const { findings, validation, cluster = '', onPlace, onCheckAgain } = props;
  const { value, error, asking } = validation;
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  const now = useNow();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  return (
    <Panel title={t('preview.findings')}>
      <div aria-live="polite">
        <Typography variant="body2">
          {findings.length === 0
            ? t('preview.noFindings')
            : [
                errors > 0 && t('preview.errors', { count: errors }),
                warnings > 0 && t('preview.warnings', { count: warnings }),
              ]
                .filter(Boolean)
                .join(', ')}
        </Typography>
      </div>
      <ul>
        {findings.map(finding => {
          const { object, rule, field, message, path, line } = finding;
          return (
            <li key={[object.kind, object.name, rule, field, message].join()}>
              {path && line ? (
                <Button
                  size="small"
                  color="primary"
                  style={{ textTransform: 'none', textAlign: 'left' }}
                  onClick={() => onPlace({ path, line })}
                >
                  {t('preview.at', { path, line: String(line) })}
                </Button>
              ) : (
                <span>
                  {object.kind} {object.name}
                </span>
              )}
              <FindingText finding={finding} />
            </li>
          );
        })}
      </ul>
      {asking && <LinearProgress aria-label={t('check.asking', { cluster })} />}
      {error && (
        <Notice
          severity="warning"
          title={t('check.failed', { cluster })}
          action={{ label: t('retry'), onClick: onCheckAgain }}
        >
          {describeFailure(error, t)}
        </Notice>
      )}
      {value && (
        <>
          {value.asOf && (
            <Typography variant="caption" display="block">
              {t('check.asOf', {
                cluster,
                age: formatAge(now - Date.parse(value.asOf)),
              })}
            </Typography>
          )}
          <Unseen sentences={value.unseen} />
        </>
      )}
    </Panel>
  );
}
