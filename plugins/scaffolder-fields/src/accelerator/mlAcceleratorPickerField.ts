import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { formAnswersApiRef } from '../answers/formAnswersApiRef';
import { translateWith } from '../format/translateWith';
import { acceleratorProblems } from './acceleratorProblems';
import { parseAccelerator } from './ChosenAccelerator';
import { clusterOf } from '../target/clusterOf';
import { MlAcceleratorPicker } from './MlAcceleratorPicker';
import { mlAcceleratorPickerSchema } from './mlAcceleratorPickerSchema';

/** The field `MlAcceleratorPicker`. */
export const mlAcceleratorPickerField = createFormField({
  name: 'MlAcceleratorPicker',
  component: MlAcceleratorPicker,
  schema: mlAcceleratorPickerSchema,
  validation: (value, field, { apiHolder, formData, uiSchema }) => {
    const chosen = parseAccelerator(value);
    if (chosen) {
      const { target, inAll } = uiSchema?.['ui:options'] ?? {};
      const { cluster } = clusterOf(
        formData,
        apiHolder.get(formAnswersApiRef)?.targets.view.value,
        target,
      );
      const t = translateWith(apiHolder);
      const problems = acceleratorProblems(chosen, { cluster, inAll }, t);
      for (const problem of Object.values(problems)) {
        field.addError(problem);
      }
    }
  },
});
