import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Autocomplete, {
  AutocompleteRenderInputParams,
} from '@material-ui/lab/Autocomplete';
import { Choice } from './Choice';

const useStyles = makeStyles(theme => ({
  option: { display: 'block', overflowWrap: 'anywhere' },
  detail: { color: theme.palette.text.secondary },
}));

/** One part of a target: a list to search in, or text where there is no list. */
export function PlaceSelect(props: {
  id: string;
  label: string;
  choices: readonly Choice[];
  value: string | undefined;
  /** Whether what is typed counts, because there is no list to choose from. */
  typed: boolean;
  required: boolean;
  disabled: boolean;
  problem?: string;
  /** Below the field, while there is no problem. */
  help?: string;
  onChange(value: string | undefined): void;
}) {
  const { id, label, choices, value, typed, required, disabled } = props;
  const { problem, help, onChange } = props;
  const classes = useStyles();
  const chosen = choices.find(choice => choice.value === value);
  const input = ({ inputProps, ...params }: AutocompleteRenderInputParams) => (
    <TextField
      {...params}
      inputProps={{ ...inputProps, ...spoken(required) }}
      label={label}
      required={required}
      error={Boolean(problem)}
      helperText={problem ?? help}
      margin="dense"
      variant="outlined"
    />
  );
  if (typed) {
    return (
      <TextField
        id={id}
        fullWidth
        label={label}
        required={required}
        disabled={disabled}
        inputProps={spoken(required)}
        error={Boolean(problem)}
        helperText={problem ?? help}
        margin="dense"
        variant="outlined"
        value={value ?? ''}
        onChange={event => onChange(event.target.value.trim() || undefined)}
      />
    );
  }
  return (
    <Autocomplete
      id={id}
      fullWidth
      autoHighlight
      options={[...choices]}
      // The kit knows "nothing is chosen" as null; undefined would leave the field to itself.
      value={chosen ?? (value ? { value, label: value } : null)}
      disabled={disabled}
      getOptionLabel={choice => choice.label}
      getOptionSelected={(choice, other) => choice.value === other.value}
      getOptionDisabled={choice => Boolean(choice.problem)}
      renderOption={choice => (
        <span className={classes.option}>
          {choice.label}
          <Typography
            variant="caption"
            className={classes.detail}
            display="block"
          >
            {choice.problem ?? choice.detail}
          </Typography>
        </span>
      )}
      renderInput={input}
      onChange={(_event, choice) => onChange(choice?.value)}
    />
  );
}

/** The browser would keep the form back without saying what our validator says. */
function spoken(required: boolean) {
  return { required: false, 'aria-required': required };
}
