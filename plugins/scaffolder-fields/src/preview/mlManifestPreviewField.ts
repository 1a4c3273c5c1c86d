import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { formAnswersApiRef } from '../answers/formAnswersApiRef';
import { translateWith } from '../format/translateWith';
import { parseTarget } from '../target/Target';
import { checkFiles } from './checkFiles';
import { describeFinding } from './describeFinding';
import { MlManifestPreview } from './MlManifestPreview';
import { mlManifestPreviewSchema } from './mlManifestPreviewSchema';
import { planFiles } from './planFiles';

/** Longer lists say nothing more at the top of a form; the preview has them all. */
const MOST = 5;

/**
 * The field `MlManifestPreview`. Errors keep the form from going on; warnings do not. What the cluster
 * has not said by then, the step that validates says.
 */
export const mlManifestPreviewField = createFormField({
  name: 'MlManifestPreview',
  component: MlManifestPreview,
  schema: mlManifestPreviewSchema,
  validation: (_value, field, { apiHolder, formData, uiSchema }) => {
    const { bundle = '', parameters, addsRun } = uiSchema?.['ui:options'] ?? {};
    const t = translateWith(apiHolder);
    const { files, problems } = planFiles(
      bundle,
      { ...formData, ...parameters },
      addsRun,
    );
    const answers = apiHolder.get(formAnswersApiRef);
    const { cluster } = parseTarget(formData.target);
    const validation =
      cluster &&
      answers?.manifests(
        cluster,
        files.flatMap(({ objects }) => objects),
      ).validation.view.value;
    const errors = [
      ...problems.map(({ path, message }) =>
        path.length > 0 ? `${path.join('.')}: ${message}` : message,
      ),
      ...checkFiles(files, validation ? validation.findings : [])
        .filter(({ severity }) => severity === 'error')
        .map(finding => describeFinding(finding, t)),
    ];
    for (const error of errors.slice(0, MOST)) {
      field.addError(error);
    }
    if (errors.length > MOST) {
      field.addError(t('preview.moreErrors', { count: errors.length - MOST }));
    }
  },
});
