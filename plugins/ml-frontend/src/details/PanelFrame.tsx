import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, Dialog, DialogHeader } from '@backstage/ui';
import { RiCloseLine, RiRefreshLine } from '@remixicon/react';
import {
  forwardRef,
  KeyboardEvent,
  ReactNode,
  useEffect,
  useImperativeHandle,
  useRef,
} from 'react';
import theme from '../theme/readable.module.css';
import { mlTranslationRef } from '../translation';
import { useNarrow } from './useNarrow';
import styles from './PanelFrame.module.css';

/** What others may do with a panel. */
export interface PanelHandle {
  focus(): void;
}

interface PanelFrameProps {
  label: string;
  header: ReactNode;
  children: ReactNode;
  refreshing?: boolean;
  /** Whether it takes the focus when it appears: not when the page begins with it. */
  takesFocus: boolean;
  /** Loads it again; absent where what it shows is kept up to date by others. */
  onRefresh?(): void;
  onClose(): void;
}

/**
 * The panel at the right: beside the table it is a region of the page, and the table can still be
 * used; on a narrow screen it is all there is, so it is a dialog.
 */
export const PanelFrame = forwardRef<PanelHandle, PanelFrameProps>(
  (props, ref) => {
    const { label, takesFocus, onClose } = props;
    const narrow = useNarrow();
    const region = useRef<HTMLElement>(null);
    useImperativeHandle(ref, () => ({ focus: () => region.current?.focus() }));
    useEffect(() => {
      if (takesFocus) {
        region.current?.focus();
      }
    }, [takesFocus, narrow]);
    if (narrow) {
      return (
        <Dialog
          isOpen
          onOpenChange={open => !open && onClose()}
          className={styles.sheet}
          width="100vw"
          height="100dvh"
        >
          <DialogHeader>{label}</DialogHeader>
          <Content {...props} onClose={undefined} />
        </Dialog>
      );
    }
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) {
        event.preventDefault();
        onClose();
      }
    };
    return (
      // Escape closes it from wherever the focus is inside.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
      <section
        ref={region}
        // The focus comes here when the panel opens, so that reading goes on here.
        tabIndex={-1}
        aria-label={label}
        className={styles.panel}
        onKeyDown={closeOnEscape}
      >
        <Content {...props} />
      </section>
    );
  },
);
PanelFrame.displayName = 'PanelFrame';

function Content(
  props: Omit<PanelFrameProps, 'onClose'> & {
    /** Absent where closing is offered elsewhere. */
    onClose: (() => void) | undefined;
  },
) {
  const { header, children, refreshing, onRefresh, onClose } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <div className={`${styles.content} ${theme.readable}`}>
      <div className={styles.head}>
        <div className={styles.title}>{header}</div>
        {onRefresh && (
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiRefreshLine />}
            aria-label={t('panel.refresh')}
            isDisabled={refreshing}
            onPress={onRefresh}
          />
        )}
        {onClose && (
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiCloseLine />}
            aria-label={t('panel.close')}
            onPress={onClose}
          />
        )}
      </div>
      <div className={styles.body}>{children}</div>
    </div>
  );
}
