import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { mlFieldsTranslationRef } from '../translation';
import { Destination, pathIn } from './destinationOf';
import { Panel } from './Panel';

/** Which files go where, and how. */
export function DestinationPanel(props: {
  destination: Destination;
  files: readonly string[];
  /** Whether the files are added to a folder of runs, which lists them already. */
  addsRun: boolean;
}) {
  const { destination, files, addsRun } = props;
  const { repository, delivery, branch } = destination;
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  const how = () => {
    if (!repository) {
      return t('destination.notSaid');
    }
    const { host, name } = repository;
    if (delivery === 'new-repository') {
      return t('destination.repository', { host, name });
    }
    if (delivery === 'pull-request') {
      return branch
        ? t('destination.pullRequestInto', { host, name, branch })
        : t('destination.pullRequest', { host, name });
    }
    return t('destination.somehow', { host, name });
  };
  return (
    <Panel title={t('destination.title')}>
      <Typography variant="body2">{how()}</Typography>
      <ul>
        {files.map(path => (
          <li key={path}>{pathIn(destination, path)}</li>
        ))}
      </ul>
      {addsRun && (
        <Typography variant="body2">
          {t('destination.listed', {
            path: pathIn(destination, 'kustomization.yaml'),
          })}
        </Typography>
      )}
    </Panel>
  );
}
