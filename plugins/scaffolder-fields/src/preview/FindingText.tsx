import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/Error';
import WarningIcon from '@material-ui/icons/Warning';
import { mlFieldsTranslationRef } from '../translation';
import { LocatedFinding } from './LocatedFinding';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', gap: theme.spacing(1), overflowWrap: 'anywhere' },
  error: { color: theme.palette.error.main },
  warning: { color: theme.palette.warning.main },
  fix: { color: theme.palette.text.secondary },
}));

/** What is wrong, and what to write instead. */
export function FindingText({ finding }: { finding: LocatedFinding }) {
  const { severity, message, value, field, fix } = finding;
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  const classes = useStyles();
  const Icon = severity === 'error' ? ErrorIcon : WarningIcon;
  return (
    <div className={classes.root}>
      <Icon
        fontSize="small"
        className={classes[severity]}
        titleAccess={t(`preview.severity.${severity}`)}
      />
      <div>
        <div>
          {value === undefined
            ? `${field}: ${message}`
            : t('preview.found', { field, message, value })}
        </div>
        <div className={classes.fix}>{fix}</div>
      </div>
    </div>
  );
}
