import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useEffect, useMemo, useState } from 'react';
import { parseTarget } from '../target/Target';
import { mlFieldsTranslationRef } from '../translation';
import { checkFiles } from './checkFiles';
import { DestinationPanel } from './DestinationPanel';
import { destinationOf } from './destinationOf';
import { FileBrowser, Place } from './FileBrowser';
import { FindingList } from './FindingList';
import { FitPanel } from './FitPanel';
import { mlManifestPreviewSchema } from './mlManifestPreviewSchema';
import { planFiles } from './planFiles';
import { ProblemList } from './ProblemList';
import { useManifestAnswers } from './useManifestAnswers';

const useStyles = makeStyles(theme => ({
  columns: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 5fr) minmax(18rem, 3fr)',
    alignItems: 'start',
    [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  findings: { display: 'grid', gap: theme.spacing(2) },
}));

/** What will be written, what is wrong with it, whether it fits, and where it goes. */
export function MlManifestPreview(
  props: typeof mlManifestPreviewSchema.TProps,
) {
  const { formData, onChange, uiSchema, schema, formContext } = props;
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  const classes = useStyles();
  const options = uiSchema['ui:options'];
  const form = formContext?.formData;
  const { files, problems } = useStable(
    {
      bundle: options?.bundle ?? '',
      values: { ...form, ...options?.parameters },
      addsRun: Boolean(options?.addsRun),
    },
    ({ bundle, values, addsRun }) => planFiles(bundle, values, addsRun),
  );
  const { cluster } = parseTarget(form?.target);
  const { validation, fit, checkAgain } = useManifestAnswers(cluster, files);
  const findings = useMemo(
    () => checkFiles(files, validation.value?.findings),
    [files, validation.value],
  );
  const [place, setPlace] = useState<Place>();
  const destination = destinationOf(form, options ?? {});

  // Without a value the form would not ask the validator, which keeps errors out of Git.
  const value = files.map(({ path }) => path).join(', ');
  useEffect(() => {
    if (value !== formData) {
      onChange(value);
    }
  });

  return (
    <section
      aria-label={uiSchema['ui:title'] ?? schema.title ?? t('preview.title')}
    >
      <Typography variant="h6" component="h3" gutterBottom>
        {uiSchema['ui:title'] ?? schema.title ?? t('preview.title')}
      </Typography>
      {problems.length > 0 ? (
        <ProblemList problems={problems} />
      ) : (
        <div className={classes.columns}>
          <FileBrowser
            files={files}
            findings={findings}
            destination={destination}
            place={place}
            onPlace={setPlace}
          />
          <div className={classes.findings}>
            <FitPanel fit={fit} cluster={cluster} onCheckAgain={checkAgain} />
            <FindingList
              findings={findings}
              validation={validation}
              cluster={cluster}
              onPlace={setPlace}
              onCheckAgain={checkAgain}
            />
            <DestinationPanel
              destination={destination}
              files={files.map(({ path }) => path)}
              addsRun={Boolean(options?.addsRun)}
            />
          </div>
        </div>
      )}
    </section>
  );
}

/** Works something out again only when its input says something else; forms copy their values. */
function useStable<TInput, T>(input: TInput, work: (input: TInput) => T): T {
  const key = JSON.stringify(input);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the key stands for the input
  return useMemo(() => work(input), [key]);
}
