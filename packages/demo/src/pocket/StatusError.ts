import { JsonObject } from './ApiObject';
import { ResourceType, resourceId } from './ResourceType';

/** A refusal as a Kubernetes API server words it: it becomes a `Status` object. */
export class StatusError extends Error {
  readonly code: number;
  readonly reason?: string;
  readonly details?: JsonObject;
  readonly metadata: JsonObject;

  constructor(
    code: number,
    reason: string | undefined,
    message: string,
    options: { details?: JsonObject; metadata?: JsonObject } = {},
  ) {
    super(message);
    this.name = 'StatusError';
    this.code = code;
    this.reason = reason;
    this.details = options.details;
    this.metadata = options.metadata ?? {};
  }

  /** The object that the client gets. */
  toStatus(): JsonObject {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: this.metadata,
      status: 'Failure',
      message: this.message,
      ...(this.reason && { reason: this.reason }),
      ...(this.details && { details: this.details }),
      code: this.code,
    };
  }
}

/** A path that nothing serves: answered as a plain page, not as a `Status`. */
export class PageNotFoundError extends Error {}

/** What `details` says about the object that a refusal is about. */
export function about(
  type: { group: string; plural: string },
  name?: string,
): JsonObject {
  return {
    ...(name && { name }),
    ...(type.group && { group: type.group }),
    kind: type.plural,
  };
}

/** 400: the request makes no sense. */
export function badRequest(message: string): StatusError {
  return new StatusError(400, 'BadRequest', message);
}

/** 401: no token, or one that nobody knows. */
export function unauthorized(): StatusError {
  return new StatusError(401, 'Unauthorized', 'Unauthorized');
}

/** 404 for an object that is not there. */
export function objectNotFound(type: ResourceType, name: string): StatusError {
  return new StatusError(
    404,
    'NotFound',
    `${resourceId(type)} "${name}" not found`,
    { details: about(type, name) },
  );
}

/** 404 for a built-in group and version that has no such resource. */
export function resourceNotFound(): StatusError {
  return new StatusError(
    404,
    'NotFound',
    'the server could not find the requested resource',
    { details: {} },
  );
}

/** 405: the path is right, the method is not. */
export function methodNotAllowed(): StatusError {
  return new StatusError(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
    { details: {} },
  );
}

/** 409 for an object that exists. */
export function alreadyExists(type: ResourceType, name: string): StatusError {
  return new StatusError(
    409,
    'AlreadyExists',
    `${resourceId(type)} "${name}" already exists`,
    { details: about(type, name) },
  );
}

/** 409 for an update that was made from an old version. */
export function modifiedConflict(
  type: ResourceType,
  name: string,
): StatusError {
  return new StatusError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${resourceId(type)} "${name}": ` +
      'the object has been modified; please apply your changes to the latest version and try again',
    { details: about(type, name) },
  );
}

/** 410: the version is older than what the server remembers. */
export function expired(message: string, continueToken?: string): StatusError {
  return new StatusError(410, 'Expired', message, {
    metadata: continueToken ? { continue: continueToken } : {},
  });
}

/** 415: the content type is not one that the server reads. */
export function unsupportedMediaType(accepted: string[]): StatusError {
  return new StatusError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${accepted.join(
      ', ',
    )}`,
  );
}

/** 422: one field of the object or of the options is wrong. */
export function invalid(options: {
  kind: string;
  group?: string;
  name?: string;
  field: string;
  cause: string;
  message: string;
}): StatusError {
  const { kind, group, name = '', field, cause, message } = options;
  const qualified = group ? `${kind}.${group}` : kind;
  return new StatusError(
    422,
    'Invalid',
    `${qualified} "${name}" is invalid: ${field}: ${message}`,
    {
      details: {
        ...(name && { name }),
        ...(group && { group }),
        kind,
        causes: [{ reason: cause, message, field }],
      },
    },
  );
}

/** 429: come back after some seconds. */
export function tooManyRequests(retryAfterSeconds: number): StatusError {
  return new StatusError(
    429,
    'TooManyRequests',
    'Too many requests, please try again later.',
    { details: { retryAfterSeconds } },
  );
}

/** 504: a version that this server has not reached. */
export function tooLargeResourceVersion(
  wanted: number,
  current: number,
): StatusError {
  return new StatusError(
    504,
    'Timeout',
    `Timeout: Too large resource version: ${wanted}, current: ${current}`,
    {
      details: {
        causes: [
          {
            reason: 'ResourceVersionTooLarge',
            message: 'Too large resource version',
          },
        ],
        retryAfterSeconds: 1,
      },
    },
  );
}
