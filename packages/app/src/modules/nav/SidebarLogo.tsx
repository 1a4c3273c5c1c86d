import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Logo } from './Logo';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    height: 2.5 * sidebarConfig.logoHeight,
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: 14,
    marginLeft: 22,
    color: '#fff',
    fontSize: 18,
    fontWeight: 600,
    whiteSpace: 'nowrap',
  },
});

/** The portal's mark, and its name while there is room for it. */
export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={classes.root}>
      <Link
        to="/"
        underline="none"
        className={classes.link}
        aria-label="ML platform, home"
      >
        <Logo />
        {isOpen && <span>ML platform</span>}
      </Link>
    </div>
  );
}
