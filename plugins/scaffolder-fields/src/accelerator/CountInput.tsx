import TextField from '@material-ui/core/TextField';
import { useState } from 'react';

/** How many; what is typed stays as it is typed, also while it is no number. */
export function CountInput(props: {
  id: string;
  label: string;
  value: number | undefined;
  /** The most that one pod can get, where it is known. */
  most: number | undefined;
  disabled: boolean;
  problem?: string;
  help?: string;
  onChange(count: number | undefined): void;
}) {
  const { id, value, most, disabled, problem, help, onChange } = props;
  const [text, setText] = useState(String(value ?? ''));
  const shown = toCount(text) === value ? text : String(value ?? '');
  return (
    <TextField
      id={id}
      fullWidth
      type="number"
      label={props.label}
      required
      disabled={disabled}
      margin="dense"
      variant="outlined"
      inputProps={{ min: 1, max: most, step: 1 }}
      value={shown}
      error={Boolean(problem)}
      helperText={problem ?? help}
      onChange={event => {
        setText(event.target.value);
        onChange(toCount(event.target.value));
      }}
    />
  );
}

function toCount(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text);
}
