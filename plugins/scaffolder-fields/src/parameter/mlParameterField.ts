import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { MlParameter } from './MlParameter';
import { mlParameterSchema } from './mlParameterSchema';
import { parameterProblem } from './parameterProblem';

/** The field `MlParameter`. */
export const mlParameterField = createFormField({
  name: 'MlParameter',
  component: MlParameter,
  schema: mlParameterSchema,
  validation: (value, field, { uiSchema }) => {
    const problem = parameterProblem(uiSchema?.['ui:options'] ?? {}, value);
    if (problem) {
      field.addError(problem);
    }
  },
});
