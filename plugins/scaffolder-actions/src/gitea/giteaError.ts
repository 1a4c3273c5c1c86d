import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';

/**
 * What a refusal of Gitea means.
 *
 * @param action - what was wanted: `push to main of ml/flowers`
 * @param status - the HTTP status
 * @param said - the words of the host
 */
export function giteaError(
  action: string,
  status: number,
  said: string,
): Error {
  const failed = `Could not ${action}: ${said} (status ${status})`;
  if (status === 401) {
    return new NotAllowedError(
      `${failed}. Check the user name and password of the integration, or the token`,
    );
  }
  if (status === 403 || status === 423) {
    return new NotAllowedError(
      `${failed}. Ask for the right to write, check whether the branch is protected, or send a pull request instead`,
    );
  }
  if (status === 404) {
    return new NotFoundError(
      `${failed}. Check the owner and the name; what is private looks as if it were missing`,
    );
  }
  if (status === 409) {
    return new ConflictError(`${failed}. Start the task again`);
  }
  if (status >= 500) {
    return new ServiceUnavailableError(
      `${failed}. Start the task again when the host is well`,
    );
  }
  return new InputError(failed);
}
