import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { ManifestFile } from '@mlport/backstage-plugin-ml-common';
import { Fragment, useEffect, useRef } from 'react';
import { mlFieldsTranslationRef } from '../translation';
import { CopyButton } from './CopyButton';
import { Place } from './FileBrowser';
import { FindingText } from './FindingText';
import { LocatedFinding } from './LocatedFinding';

const useStyles = makeStyles(theme => ({
  bar: { display: 'flex', justifyContent: 'flex-end' },
  text: {
    maxHeight: '65vh',
    overflow: 'auto',
    margin: 0,
    padding: theme.spacing(1, 0),
    fontFamily: 'Menlo, Consolas, "DejaVu Sans Mono", monospace',
    fontSize: '0.8125rem',
    lineHeight: 1.5,
  },
  line: {
    display: 'block',
    whiteSpace: 'pre',
    paddingRight: theme.spacing(2),
    // The number is no text: it is neither selected nor copied.
    '&::before': {
      content: 'attr(data-line)',
      display: 'inline-block',
      width: '3.5em',
      marginRight: '1em',
      textAlign: 'right',
      color: theme.palette.text.secondary,
    },
    '&:focus': { outline: 0 },
  },
  marked: { backgroundColor: theme.palette.action.selected },
  finding: {
    position: 'sticky',
    left: 0,
    width: 'fit-content',
    maxWidth: '100%',
    padding: theme.spacing(0.5, 2, 0.5, '4.5em'),
    fontFamily: theme.typography.fontFamily,
    userSelect: 'none',
  },
}));

/** The text of a file, with line numbers, and what is wrong below the line where it is. */
export function FileView(props: {
  file: ManifestFile;
  findings: readonly LocatedFinding[];
  place: Place | undefined;
}) {
  const { file, findings, place } = props;
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  const classes = useStyles();
  const marked = useRef<HTMLElement>(null);
  useEffect(() => {
    if (place) {
      marked.current?.scrollIntoView?.({ block: 'center' });
      marked.current?.focus();
    }
  }, [place]);
  return (
    <>
      <div className={classes.bar}>
        <CopyButton text={file.content} />
      </div>
      <div
        className={classes.text}
        role="region"
        // What scrolls must be reachable with keys.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={t('preview.content', { path: file.path })}
      >
        {linesOf(file.content).map((text, index) => {
          const number = index + 1;
          const here = findings.filter(({ line }) => line === number);
          const isMarked = place?.line === number;
          return (
            <Fragment key={number}>
              <code
                ref={isMarked ? marked : undefined}
                tabIndex={isMarked ? -1 : undefined}
                className={`${classes.line} ${
                  here.length > 0 || isMarked ? classes.marked : ''
                }`}
                data-line={number}
              >
                {text}
              </code>
              {here.map(finding => (
                <div
                  key={finding.rule + finding.field + finding.message}
                  className={classes.finding}
                  role="note"
                >
                  <FindingText finding={finding} />
                </div>
              ))}
            </Fragment>
          );
        })}
      </div>
    </>
  );
}

/** The lines with their line feeds: together they are the file. */
function linesOf(content: string): string[] {
  return content.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
