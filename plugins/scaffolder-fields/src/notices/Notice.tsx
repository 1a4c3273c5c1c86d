import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { ReactNode } from 'react';

/** Something to say in a form: what, why, and the one next step. */
export function Notice(props: {
  severity: 'error' | 'warning' | 'info';
  title?: string;
  action?: { label: string; onClick(): void };
  children?: ReactNode;
}) {
  const { severity, title, action, children } = props;
  return (
    <Alert
      severity={severity}
      // Only a failure interrupts a screen reader.
      role={severity === 'error' ? 'alert' : 'status'}
      action={
        action && (
          <Button color="inherit" size="small" onClick={action.onClick}>
            {action.label}
          </Button>
        )
      }
    >
      {title && <AlertTitle>{title}</AlertTitle>}
      {children}
    </Alert>
  );
}
