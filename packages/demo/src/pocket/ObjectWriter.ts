import { randomUUID } from 'node:crypto';
import { allowedChange } from './allowedChange';
import { ApiObject, Json, JsonObject } from './ApiObject';
import { checkName } from './checkName';
import { keyOf } from './collection';
import { mergePatch } from './mergePatch';
import { generatedName, newObject } from './newObject';
import { resourceId, ResourceType } from './ResourceType';
import { sameJson } from './sameJson';
import { serverSideApply } from './serverSideApply';
import {
  alreadyExists,
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
    const name = metadata.name ?? generatedName(metadata.generateName);
    checkName(type, name);
    const key = keyOf(type, namespace, name);
    if (this.#store.get(type, key)) {
      throw alreadyExists(type, name);
    }
    const created = newObject(type, object, {
      name,
      ...(type.namespaced && { namespace }),
      uid: this.#newUid(),
      creationTimestamp: this.#timestamp(),
    });
    return this.#store.put(type, key, created);
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
    const next = allowedChange(type, live, wanted, subresource);
    if (next.metadata.deletionTimestamp && !next.metadata.finalizers?.length) {
      this.#store.remove(type, key);
      return next;
    }
    return sameJson(next, live) ? live : this.#store.put(type, key, next);
  }

  #timestamp(plusSeconds = 0): string {
    const time = new Date(this.#now() + plusSeconds * 1000);
    return `${time.toISOString().slice(0, 19)}Z`;
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
