import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ManifestFinding } from '@mlport/backstage-plugin-ml-common';

/** A finding, and where the manifest stands. */
export interface FileFinding extends ManifestFinding {
  /** Relative to the workspace; absent for manifests of the input. */
  file?: string;
}

/**
 * Says warnings in the log, and errors in the log and by failing the step, all of them at once.
 *
 * @throws `InputError` which names every error.
 */
export function reportFindings(
  logger: LoggerService,
  checked: string,
  findings: readonly FileFinding[],
): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  for (const finding of findings) {
    const say = finding.severity === 'error' ? 'error' : 'warn';
    logger[say](describeFinding(finding));
  }
  if (errors.length) {
    const lines = errors.map(finding => `\n- ${describeFinding(finding)}`);
    throw new InputError(
      `${errors.length} of the findings of ${checked} are errors:${lines.join(
        '',
      )}`,
    );
  }
}

function describeFinding(finding: FileFinding): string {
  const { file, object, field, value, message, fix, rule } = finding;
  const where = [
    file,
    `${object.kind || 'object'} ${object.name || 'without a name'}`,
    field,
  ].filter(Boolean);
  const found = value === undefined ? '' : ` (found ${JSON.stringify(value)})`;
  return `${where.join(', ')}: ${message}${found}. ${fix}. [${rule}]`;
}
