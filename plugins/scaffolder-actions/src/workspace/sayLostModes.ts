import { LoggerService } from '@backstage/backend-plugin-api';
import { WorkspaceFile } from './readWorkspaceFiles';

/** Says which files will not be executable, where an API writes files without their mode. */
export function sayLostModes(
  logger: LoggerService,
  files: readonly WorkspaceFile[],
): void {
  const lost = files.filter(file => file.executable).map(file => file.path);
  if (lost.length) {
    logger.warn(
      `The executable bit cannot be sent by the API; start these by their interpreter: ${lost.join(
        ', ',
      )}`,
    );
  }
}
