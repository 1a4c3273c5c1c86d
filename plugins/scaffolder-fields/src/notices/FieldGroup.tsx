import FormControl from '@material-ui/core/FormControl';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  title: { marginBottom: theme.spacing(0.5) },
}));

/** Several inputs that make one value, under one title. */
export function FieldGroup(props: {
  title: string;
  description?: ReactNode;
  children: ReactNode;
}) {
  const { title, description, children } = props;
  const classes = useStyles();
  return (
    <FormControl component="fieldset" fullWidth>
      <FormLabel component="legend" className={classes.title}>
        {title}
      </FormLabel>
      {description && <FormHelperText>{description}</FormHelperText>}
      {children}
    </FormControl>
  );
}
