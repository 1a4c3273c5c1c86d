import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import { useState } from 'react';
import { mlFieldsTranslationRef } from '../translation';
import { controlOf } from './controlOf';
import { mlParameterSchema } from './mlParameterSchema';
import { ParameterInput } from './ParameterInput';
import { parameterProblem } from './parameterProblem';

/**
 * A parameter of a bundle. Its message is the bundle's own, while it is typed: from when the field
 * was left for the first time.
 */
export function MlParameter(props: typeof mlParameterSchema.TProps) {
  const { formData, onChange, uiSchema, schema, idSchema, rawErrors } = props;
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  const [left, setLeft] = useState(false);
  const options = uiSchema['ui:options'];
  const control = controlOf(schema, options?.kind);
  const problem = left ? parameterProblem(options ?? {}, formData) : undefined;
  const failed = Boolean(problem) || rawErrors.length > 0;
  // What was said when somebody went on is written below the field already.
  const said = problem && !rawErrors.includes(problem) ? problem : undefined;
  const title = uiSchema['ui:title'] ?? schema.title ?? props.name;
  const help =
    said ??
    uiSchema['ui:description'] ??
    schema.description ??
    (control === 'lines' ? t('parameter.onePerLine') : undefined);
  const id = idSchema.$id;

  if (control === 'boolean') {
    return (
      <>
        <FormControlLabel
          label={title}
          control={
            <Checkbox
              id={id}
              color="primary"
              checked={formData === true}
              disabled={props.disabled || props.readonly}
              inputProps={{ 'aria-describedby': help && `${id}-helper-text` }}
              onBlur={() => setLeft(true)}
              onChange={event => onChange(event.target.checked)}
            />
          }
        />
        {help && (
          <FormHelperText id={`${id}-helper-text`} error={Boolean(said)}>
            {help}
          </FormHelperText>
        )}
      </>
    );
  }
  return (
    <ParameterInput
      id={id}
      control={control}
      title={title}
      choices={Array.isArray(schema.enum) ? schema.enum : []}
      choiceNames={uiSchema['ui:enumNames']}
      multiline={Boolean(options?.multiline)}
      placeholder={options?.placeholder}
      required={Boolean(props.required)}
      disabled={props.disabled || props.readonly}
      failed={failed}
      help={help}
      value={formData}
      onBlur={() => setLeft(true)}
      onChange={onChange}
    />
  );
}
