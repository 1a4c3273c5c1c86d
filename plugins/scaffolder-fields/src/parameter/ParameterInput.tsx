import TextField from '@material-ui/core/TextField';
import { useState } from 'react';
import { Control, toText, toValue } from './controlOf';

/** A value that is typed, or chosen of few. */
export function ParameterInput(props: {
  id: string;
  control: Exclude<Control, 'boolean'>;
  title: string;
  choices: readonly unknown[];
  /** What the choices are called, in their order. */
  choiceNames: unknown;
  multiline: boolean;
  placeholder?: string;
  required: boolean;
  disabled: boolean;
  failed: boolean;
  help?: string;
  value: unknown;
  onBlur(): void;
  onChange(value: string | number | string[] | undefined): void;
}) {
  const { control, choices, choiceNames, multiline, value, onChange } = props;
  const [text, setText] = useState(toText(value));
  // What is typed stays as it is typed ("1.", a line that is still empty), unless the value is another.
  const typed = toText(toValue(control, text)) === toText(value);
  const several = multiline || control === 'lines';
  return (
    <TextField
      id={props.id}
      fullWidth
      margin="dense"
      variant="outlined"
      label={props.title}
      placeholder={props.placeholder}
      required={props.required}
      disabled={props.disabled}
      error={props.failed}
      helperText={props.help}
      type={control === 'number' ? 'number' : undefined}
      multiline={several}
      minRows={several ? 3 : undefined}
      maxRows={several ? 12 : undefined}
      select={control === 'select'}
      SelectProps={{ native: true }}
      InputLabelProps={control === 'select' ? { shrink: true } : undefined}
      value={typed && control !== 'select' ? text : toText(value)}
      onBlur={props.onBlur}
      onChange={event => {
        setText(event.target.value);
        onChange(
          control === 'select'
            ? chosen(event.target.value)
            : toValue(control, event.target.value),
        );
      }}
    >
      {control === 'select' && (
        <>
          {(!props.required || value === undefined) && (
            <option value="" aria-label={props.title} />
          )}
          {choices.map((choice, index) => (
            <option key={String(choice)} value={String(choice)}>
              {nameOf(index) ?? String(choice)}
            </option>
          ))}
        </>
      )}
    </TextField>
  );

  function nameOf(index: number): string | undefined {
    const name = Array.isArray(choiceNames) ? choiceNames[index] : undefined;
    return typeof name === 'string' ? name : undefined;
  }

  /** A choice keeps its type. */
  function chosen(value_: string): string | number | undefined {
    const choice = choices.find(each => String(each) === value_);
    return typeof choice === 'number' ? choice : value_ || undefined;
  }
}
