import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { ManifestFile } from '@mlport/backstage-plugin-ml-common';
import { useState } from 'react';
import { mlFieldsTranslationRef } from '../translation';
import { Destination, pathIn } from './destinationOf';
import { FileView } from './FileView';
import { LocatedFinding } from './LocatedFinding';

/** A line of a file to look at. A new object each time, so that the same line can be shown again. */
export interface Place {
  path: string;
  line: number;
}

const useStyles = makeStyles(theme => ({
  root: { minWidth: 0, border: `1px solid ${theme.palette.divider}` },
  tabs: { borderBottom: `1px solid ${theme.palette.divider}` },
  tab: { textTransform: 'none', maxWidth: 'none', minWidth: 0 },
}));

/** The files, one beside the other, and the one that is looked at. */
export function FileBrowser(props: {
  files: readonly ManifestFile[];
  findings: readonly LocatedFinding[];
  destination: Destination;
  place: Place | undefined;
  onPlace(place: Place | undefined): void;
}) {
  const { files, findings, destination, place, onPlace } = props;
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  const classes = useStyles();
  const [chosen, setChosen] = useState<string>();
  const path = place?.path ?? chosen;
  const file = files.find(each => each.path === path) ?? files[0];
  const index = files.indexOf(file);
  const findingsIn = (of: ManifestFile) =>
    findings.filter(finding => finding.path === of.path);
  return (
    <div className={classes.root}>
      <Tabs
        className={classes.tabs}
        value={index}
        variant="scrollable"
        scrollButtons="auto"
        indicatorColor="primary"
        textColor="inherit"
        aria-label={t('preview.files', { count: files.length })}
        onChange={(_event, next: number) => {
          onPlace(undefined);
          setChosen(files[next].path);
        }}
      >
        {files.map((each, number) => {
          const count = findingsIn(each).length;
          return (
            <Tab
              key={each.path}
              id={`ml-file-${number}`}
              aria-controls={`ml-file-panel-${number}`}
              className={classes.tab}
              label={
                count > 0
                  ? t('preview.fileWithFindings', {
                      count,
                      path: pathIn(destination, each.path),
                    })
                  : pathIn(destination, each.path)
              }
            />
          );
        })}
      </Tabs>
      <div
        role="tabpanel"
        id={`ml-file-panel-${index}`}
        aria-labelledby={`ml-file-${index}`}
      >
        <FileView
          key={file.path}
          file={file}
          findings={findingsIn(file)}
          place={place?.path === file.path ? place : undefined}
        />
      </div>
    </div>
  );
}
