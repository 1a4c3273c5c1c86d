import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import BlockIcon from '@material-ui/icons/Block';
import CheckIcon from '@material-ui/icons/CheckCircle';
import HelpIcon from '@material-ui/icons/Help';
import WaitIcon from '@material-ui/icons/HourglassEmpty';
import { FitVerdict } from '@mlport/backstage-plugin-ml-common';
import { mlFieldsTranslationRef } from '../translation';

const ICONS = {
  fits: CheckIcon,
  waits: WaitIcon,
  never: BlockIcon,
  unknown: HelpIcon,
};

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
  fits: { color: theme.palette.success.main },
  waits: { color: theme.palette.warning.main },
  never: { color: theme.palette.error.main },
  unknown: { color: theme.palette.text.secondary },
}));

/** The answer in two words; the color only says it once more. */
export function VerdictLine({ verdict }: { verdict: FitVerdict }) {
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  const classes = useStyles();
  const Icon = ICONS[verdict];
  return (
    <Typography variant="h6" component="p" className={classes.root}>
      <Icon aria-hidden className={classes[verdict]} />
      {t(`fit.verdict.${verdict}`)}
    </Typography>
  );
}
