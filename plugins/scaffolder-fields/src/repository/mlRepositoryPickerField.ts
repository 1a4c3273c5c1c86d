import { scmIntegrationsApiRef } from '@backstage/integration-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { translateWith } from '../format/translateWith';
import { MlRepositoryPicker } from './MlRepositoryPicker';
import { mlRepositoryPickerSchema } from './mlRepositoryPickerSchema';
import { parseRepoUrl } from './RepositoryAddress';
import { deliveryOf, repositoryHosts } from './RepositoryHost';
import { repositoryProblems } from './repositoryProblems';

/** The field `MlRepositoryPicker`. */
export const mlRepositoryPickerField = createFormField({
  name: 'MlRepositoryPicker',
  component: MlRepositoryPicker,
  schema: mlRepositoryPickerSchema,
  validation: (value, field, { apiHolder, formData, uiSchema }) => {
    const integrations = apiHolder.get(scmIntegrationsApiRef);
    if (!integrations) {
      return;
    }
    const { delivery = formData?.delivery } = uiSchema?.['ui:options'] ?? {};
    const problems = repositoryProblems(
      parseRepoUrl(value),
      repositoryHosts(integrations, deliveryOf(delivery)),
      translateWith(apiHolder),
    );
    for (const problem of Object.values(problems)) {
      field.addError(problem);
    }
  },
});
