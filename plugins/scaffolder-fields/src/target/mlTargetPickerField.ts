import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { formAnswersApiRef } from '../answers/formAnswersApiRef';
import { translateWith } from '../format/translateWith';
import { MlTargetPicker } from './MlTargetPicker';
import { mlTargetPickerSchema } from './mlTargetPickerSchema';
import { parseTarget } from './Target';
import { targetProblems } from './targetProblems';

/** The field `MlTargetPicker`. */
export const mlTargetPickerField = createFormField({
  name: 'MlTargetPicker',
  component: MlTargetPicker,
  schema: mlTargetPickerSchema,
  validation: (value, field, { apiHolder, uiSchema }) => {
    const problems = targetProblems(
      parseTarget(value),
      apiHolder.get(formAnswersApiRef)?.targets.view.value,
      uiSchema?.['ui:options'] ?? {},
      translateWith(apiHolder),
    );
    for (const problem of Object.values(problems)) {
      if (problem) {
        field.addError(problem);
      }
    }
  },
});
