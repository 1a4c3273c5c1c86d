import { Translate } from '../format/Translate';
import { LocatedFinding } from './LocatedFinding';

/** A finding in one line, for where no files are beside it. */
export function describeFinding(finding: LocatedFinding, t: Translate): string {
  const { path, line, object, message, fix } = finding;
  const where =
    path && line
      ? t('preview.at', { path, line: String(line) })
      : `${object.kind} ${object.name}`;
  return `${where}: ${message}. ${fix}`;
}
