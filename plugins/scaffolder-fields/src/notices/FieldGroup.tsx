import FormControl from '@material-ui/core/FormControl';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import { ReactNode } from 'react';

/** Several inputs that make one value, under one title. */
export function FieldGroup(props: {
  title: string;
  description?: ReactNode;
  children: ReactNode;
}) {
  const { title, description, children } = props;
  return (
    <FormControl component="fieldset" fullWidth>
      <FormLabel component="legend">{title}</FormLabel>
      {description && <FormHelperText>{description}</FormHelperText>}
      {children}
    </FormControl>
  );
}
