import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { mlFieldsTranslationRef } from '../translation';
import { Destination, pathIn } from './destinationOf';
import { Panel } from './Panel';

/** Which files go where, and how. */
export function DestinationPanel(props: {
  destination: Destination;
  files: readonly string[];
}) {
  const { destination, files } = props;
  const { repository, publish, branch } = destination;
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  const how = () => {
    if (!repository) {
      return t('destination.notSaid');
    }
    const { host, name } = repository;
    if (publish === 'repository') {
      return t('destination.repository', { host, name });
    }
    if (publish === 'pull-request') {
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
    </Panel>
  );
}
