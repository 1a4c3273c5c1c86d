import { randomBytes, randomUUID } from 'node:crypto';
import { ApiObject, isJsonObject, Json, JsonObject } from './ApiObject';
import { keyOf } from './collection';
import { mergePatch } from './mergePatch';
import { groupVersion, resourceId, ResourceType } from './ResourceType';
import { serverSideApply } from './serverSideApply';
import {
  alreadyExists,
  invalid,
  modifiedConflict,
  objectNotFound,
  StatusError,
} from './StatusError';
import { Store } from './Store';

/** Which object a write is about. */
export type Target = {
  type: ResourceType;
  namespace?: string;
  name: string;
  subresource?: string;
};

const NAME =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const NAME_RULE =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

/**
 * What a real server does around a write: names and ids, generations that move with the spec only,
 * status apart from the rest, finalizers before a deletion, conflicts.
 */
export class ObjectWriter {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #newUid: () => string;

  constructor(
    store: Store,
    options: { now: () => number; newUid?: () => string },
  ) {
    this.#store = store;
    this.#now = options.now;
    this.#newUid = options.newUid ?? randomUUID;
  }

  /** @throws StatusError 409, 422, 500 */
  create(type: ResourceType, object: ApiObject, namespace?: string): ApiObject {
    const { metadata } = object;
    if (metadata.resourceVersion) {
      throw new StatusError(
        500,
        undefined,
        'resourceVersion should not be set on objects to be created',
      );
    }
    const name =
      metadata.name ??
      (metadata.generateName &&
        `${metadata.generateName}${randomBytes(4)
          .toString('hex')
          .slice(0, 5)}`);
    checkName(type, name);
    const key = keyOf(type, namespace, name!);
    if (this.#store.get(type, key)) {
      throw alreadyExists(type, name!);
    }
    const { status, ...rest } = object;
    const created: ApiObject = {
      ...rest,
      apiVersion: groupVersion(type.group, type.versions[0].name),
      kind: type.kind,
      metadata: {
        ...metadata,
        name,
        ...(type.namespaced && { namespace }),
        uid: this.#newUid(),
        creationTimestamp: this.#timestamp(),
        // Without a spec there is nothing whose generation could be counted.
        ...((rest.spec !== undefined || !type.builtIn) && { generation: 1 }),
      },
    };
    return this.#store.put(
      type,
      key,
      type.defaults ? type.defaults(created) : created,
    );
  }

  /** @throws StatusError 404, 409, 422 */
  replace(target: Target, object: ApiObject): ApiObject {
    const live = this.#live(target);
    const version = object.metadata.resourceVersion;
    if (!version && !target.type.builtIn) {
      throw invalidAsResource(target);
    }
    return this.#update(target, live, object);
  }

  /** A JSON merge patch. @throws StatusError 404, 409 */
  merge(target: Target, patch: Json): ApiObject {
    const live = this.#live(target);
    const merged = mergePatch(
      live as unknown as JsonObject,
      patch,
    ) as unknown as ApiObject;
    return this.#update(target, live, merged);
  }

  /**
   * Server-side apply; creates what is not there.
   *
   * @returns the object and whether it is new.
   * @throws StatusError 404, 409, 422
   */
  apply(
    target: Target,
    object: ApiObject,
    options: { manager: string; force: boolean },
  ): { object: ApiObject; created: boolean } {
    const { type, namespace, name, subresource } = target;
    const live = this.#store.get(type, keyOf(type, namespace, name));
    if (!live && subresource) {
      throw objectNotFound(type, name);
    }
    const result = serverSideApply(live, object, {
      ...options,
      subresource,
      time: this.#timestamp(),
    });
    if (live) {
      return { object: this.#update(target, live, result), created: false };
    }
    return { object: this.create(type, result, namespace), created: true };
  }

  /**
   * Deletes: at once, or, with finalizers or a time of grace, by marking it.
   *
   * @returns the marked object, or undefined when it is gone.
   * @throws StatusError 404
   */
  delete(
    target: Target,
    options: { gracePeriodSeconds?: number } = {},
  ): { deleted: ApiObject; gone: boolean } {
    const live = this.#live(target);
    const { type, namespace, name } = target;
    const grace =
      options.gracePeriodSeconds ?? type.deletionGracePeriodSeconds ?? 0;
    if (live.metadata.finalizers?.length || grace > 0) {
      if (live.metadata.deletionTimestamp) {
        return { deleted: live, gone: false };
      }
      const marked = this.#store.put(type, keyOf(type, namespace, name), {
        ...live,
        metadata: {
          ...live.metadata,
          deletionTimestamp: this.#timestamp(grace),
          deletionGracePeriodSeconds: grace,
          ...(live.metadata.generation !== undefined && {
            generation: live.metadata.generation + 1,
          }),
        },
      });
      return { deleted: marked, gone: false };
    }
    this.#store.remove(type, keyOf(type, namespace, name));
    return { deleted: live, gone: true };
  }

  #live({ type, namespace, name }: Target): ApiObject {
    const live = this.#store.get(type, keyOf(type, namespace, name));
    if (!live) {
      throw objectNotFound(type, name);
    }
    return live;
  }

  #update(target: Target, live: ApiObject, wanted: ApiObject): ApiObject {
    const { type, namespace, name, subresource } = target;
    const key = keyOf(type, namespace, name);
    const version = wanted.metadata?.resourceVersion;
    if (version && version !== live.metadata.resourceVersion) {
      throw modifiedConflict(type, name);
    }
    const next = this.#allowedChange(type, live, wanted, subresource);
    if (next.metadata.deletionTimestamp && !next.metadata.finalizers?.length) {
      this.#store.remove(type, key);
      return next;
    }
    return sameJson(next, live) ? live : this.#store.put(type, key, next);
  }

  /** The endpoint of the status changes only it; the others change all but it. */
  #allowedChange(
    type: ResourceType,
    live: ApiObject,
    wanted: ApiObject,
    subresource?: string,
  ): ApiObject {
    const managedFields =
      wanted.metadata?.managedFields ?? live.metadata.managedFields;
    if (subresource === 'status') {
      return {
        ...live,
        ...(wanted.status !== undefined && { status: wanted.status }),
        metadata: {
          ...live.metadata,
          ...(managedFields && { managedFields }),
        },
      };
    }
    const keepsStatus = type.subresources?.status !== undefined;
    const { status, ...rest } = wanted;
    const {
      deletionTimestamp,
      deletionGracePeriodSeconds,
      generation,
      uid,
      creationTimestamp,
      resourceVersion,
    } = live.metadata;
    const specChanged = !sameJson(rest.spec, live.spec);
    const next: ApiObject = {
      ...rest,
      apiVersion: live.apiVersion,
      kind: live.kind,
      metadata: {
        ...wanted.metadata,
        name: live.metadata.name,
        ...(live.metadata.namespace && { namespace: live.metadata.namespace }),
        uid,
        creationTimestamp,
        resourceVersion,
        ...(generation !== undefined && {
          generation: specChanged ? generation + 1 : generation,
        }),
        ...(deletionTimestamp && {
          deletionTimestamp,
          deletionGracePeriodSeconds,
        }),
      },
    };
    const nextStatus = keepsStatus ? live.status : status;
    return nextStatus === undefined ? next : { ...next, status: nextStatus };
  }

  #timestamp(plusSeconds = 0): string {
    const time = new Date(this.#now() + plusSeconds * 1000);
    return `${time.toISOString().slice(0, 19)}Z`;
  }
}

function checkName(type: ResourceType, name: string | undefined): void {
  if (!name) {
    throw invalid({
      kind: type.kind,
      group: type.group,
      field: 'metadata.name',
      cause: 'FieldValueRequired',
      message: 'Required value: name or generateName is required',
    });
  }
  if (!NAME.test(name) || name.length > 253) {
    throw invalid({
      kind: type.kind,
      group: type.group,
      name,
      field: 'metadata.name',
      cause: 'FieldValueInvalid',
      message: `Invalid value: "${name}": ${NAME_RULE}`,
    });
  }
}

/** Here the real server names the resource, not the kind. */
function invalidAsResource({ type, name }: Target): StatusError {
  const field = 'metadata.resourceVersion';
  const message = 'Invalid value: 0: must be specified for an update';
  return new StatusError(
    422,
    'Invalid',
    `${resourceId(type)} "${name}" is invalid: ${field}: ${message}`,
    {
      details: {
        name,
        group: type.group,
        kind: type.plural,
        causes: [{ reason: 'FieldValueInvalid', message, field }],
      },
    },
  );
}

/** Equality that does not care for the order of keys. */
function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return (
      a.length === b.length &&
      a.every((item, index) => sameJson(item, b[index]))
    );
  }
  if (isJsonObject(a) && isJsonObject(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every(key => sameJson(a[key], b[key]));
  }
  return false;
}
