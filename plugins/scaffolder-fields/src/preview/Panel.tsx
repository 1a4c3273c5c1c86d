import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ReactNode, useId } from 'react';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.body2,
    border: `1px solid ${theme.palette.divider}`,
    padding: theme.spacing(2),
    overflowWrap: 'anywhere',
    '& ul': { margin: theme.spacing(1, 0, 0), paddingLeft: theme.spacing(2.5) },
    '& h5, & > span': { marginTop: theme.spacing(1) },
  },
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    gap: theme.spacing(1),
  },
}));

/** One answer beside the files. */
export function Panel(props: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const { title, aside, children } = props;
  const classes = useStyles();
  const id = useId();
  return (
    <section className={classes.root} aria-labelledby={id}>
      <div className={classes.head}>
        <Typography variant="subtitle1" component="h4" id={id}>
          {title}
        </Typography>
        {aside}
      </div>
      {children}
    </section>
  );
}
