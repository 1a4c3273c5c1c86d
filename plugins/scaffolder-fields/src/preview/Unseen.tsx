import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { sentence } from '../format/sentence';
import { mlFieldsTranslationRef } from '../translation';

/** What could not be checked: an answer that hides it would promise too much. */
export function Unseen({ sentences }: { sentences: readonly string[] }) {
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  return sentences.length === 0 ? null : (
    <>
      <Typography variant="subtitle2" component="h5">
        {t('preview.unseen')}
      </Typography>
      <ul>
        {sentences.map(each => (
          <li key={each}>{sentence(each)}</li>
        ))}
      </ul>
    </>
  );
}
