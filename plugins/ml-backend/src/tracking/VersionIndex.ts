import {
  ModelVersion,
  ServedBy,
  ServedModel,
} from '@mlport/backstage-plugin-ml-common';
import { HeldModel } from './HeldThings';
import { normalizeStorageUri } from './normalizeStorageUri';

/** A version of a model; the model alone where the version is not known. */
export interface VersionMatch {
  modelId: string;
  version?: string;
  by: ServedBy['by'];
}

interface Place {
  modelId: string;
  version: ModelVersion;
}

/** Where a logged model lies: `…/models/m-<32 hex digits>/…`. */
const MODEL_ID = /\/models\/(m-[0-9a-f]{32})(?:\/|$)/;
/** Where the artifacts of a run lie: `…/<experiment>/<32 hex digits>/artifacts/…`. */
const RUN_ID = /\/([0-9a-f]{32})\/artifacts(?:\/|$)/;

/**
 * Finds the versions that an endpoint serves by what its object says, the surest word first: the
 * version that it names, where its files lie, an id in their address, the name of the model.
 */
export class VersionIndex {
  readonly #firstInstance: string | undefined;
  readonly #byName = new Map<string, HeldModel>();
  readonly #byPlace = new Map<string, Place[]>();
  readonly #byModelId = new Map<string, Place[]>();
  readonly #byRunId = new Map<string, Place[]>();

  /**
   * @param firstInstance - The instance that is meant where none is named.
   */
  static create(
    models: readonly HeldModel[],
    firstInstance: string | undefined,
  ): VersionIndex {
    return new VersionIndex(models, firstInstance);
  }

  private constructor(
    models: readonly HeldModel[],
    firstInstance: string | undefined,
  ) {
    this.#firstInstance = firstInstance;
    for (const held of models) {
      const { source, name } = held.model;
      this.#byName.set(nameKey(source.instance, source.workspace, name), held);
      for (const version of held.versions) {
        const place = { modelId: held.id, version };
        const { storageUri, modelId, runId } = version;
        add(
          this.#byPlace,
          storageUri && normalizeStorageUri(storageUri),
          place,
        );
        add(this.#byModelId, modelId, place);
        add(this.#byRunId, runId, place);
      }
    }
  }

  /** The versions that one revision serves; none when nothing is known, never a guess. */
  find(served: ServedModel): VersionMatch[] {
    const named = this.#named(served);
    if (named && served.version !== undefined) {
      const isKnown = named.versions.some(
        ({ version }) => version === served.version,
      );
      return [
        {
          modelId: named.id,
          ...(isKnown && { version: served.version }),
          by: 'stamp',
        },
      ];
    }
    const byFiles = this.#byFiles(served);
    if (byFiles.length > 0) {
      return byFiles;
    }
    return named ? [{ modelId: named.id, by: 'name' }] : [];
  }

  #named({ instance, workspace, model }: ServedModel): HeldModel | undefined {
    const where = instance ?? this.#firstInstance;
    return where === undefined || model === undefined
      ? undefined
      : this.#byName.get(nameKey(where, workspace, model));
  }

  #byFiles({ storageUri, runId }: ServedModel): VersionMatch[] {
    const uri = storageUri && normalizeStorageUri(storageUri);
    if (uri) {
      const places = longestPrefix(this.#byPlace, uri);
      if (places.length > 0) {
        return places.map(toMatch('storage-uri'));
      }
      const modelId = MODEL_ID.exec(uri)?.[1];
      if (modelId !== undefined) {
        return (this.#byModelId.get(modelId) ?? []).map(toMatch('id'));
      }
    }
    const run = runId ?? (uri && RUN_ID.exec(uri)?.[1]);
    return run ? ofOneModel(this.#byRunId.get(run) ?? []) : [];
  }
}

/** A run can log several models; which one is served is not told by the run alone. */
function ofOneModel(places: readonly Place[]): VersionMatch[] {
  const files = new Set(places.map(({ version }) => version.sourceUri));
  return files.size === 1 ? places.map(toMatch('id')) : [];
}

/** What lies nearest above an address, or at it. */
function longestPrefix(
  places: ReadonlyMap<string, Place[]>,
  uri: string,
): Place[] {
  for (let end = uri.length; end > 0; end = uri.lastIndexOf('/', end - 1)) {
    const found = places.get(uri.slice(0, end));
    if (found) {
      return found;
    }
  }
  return [];
}

function toMatch(by: ServedBy['by']): (place: Place) => VersionMatch {
  return ({ modelId, version }) => ({ modelId, version: version.version, by });
}

/** The workspace that servers call `default` has no name here. */
function nameKey(
  instance: string,
  workspace: string | undefined,
  name: string,
): string {
  const place = workspace === 'default' ? '' : workspace ?? '';
  return JSON.stringify([instance, place, name]);
}

function add(
  map: Map<string, Place[]>,
  key: string | undefined,
  place: Place,
): void {
  if (!key) {
    return;
  }
  const others = map.get(key);
  if (others) {
    others.push(place);
  } else {
    map.set(key, [place]);
  }
}
