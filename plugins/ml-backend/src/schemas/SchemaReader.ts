import { Clock } from '../clusters/Clock';
import { ClusterError, failure, Outcome, success } from '../clusters/gateway';
import { ClusterReader } from '../facts/ClusterReader';
import { SharedCache } from '../facts/SharedCache';
import { parseSchemaDocument, SchemaDocument } from './parseSchemaDocument';
import { parseSchemaIndex, SchemaIndex, schemaPath } from './parseSchemaIndex';

/** An index, and when it was read, in milliseconds since the epoch. */
export interface DatedIndex {
  readonly index: SchemaIndex;
  readonly readAt: number;
}

const INDEX_TTL_MS = 2 * 60_000;
/** A document is what its hash says, so its time bounds memory only. */
const DOCUMENT_TTL_MS = 15 * 60_000;
/** More than the objects of one template are of. */
const DOCUMENTS_PER_CLUSTER = 12;
const MOST_CLUSTERS = 100;

/** What is kept of one cluster. */
interface ClusterSchemas {
  readonly indexes: SharedCache<DatedIndex>;
  readonly documents: SharedCache<SchemaDocument>;
}

/** A failure on its way through a cache, which keeps none. */
class ReadFailure extends Error {
  readonly error: ClusterError;

  constructor(error: ClusterError) {
    super(error.message);
    this.error = error;
  }
}

/**
 * Reads the schemas of clusters. Of each cluster the index and a few documents are kept; who asks
 * together makes one request.
 */
export class SchemaReader {
  readonly #reader: ClusterReader;
  readonly #clock: Clock;
  readonly #clusters = new Map<string, ClusterSchemas>();

  static create(options: {
    reader: ClusterReader;
    clock: Clock;
  }): SchemaReader {
    return new SchemaReader(options);
  }

  private constructor(options: { reader: ClusterReader; clock: Clock }) {
    this.#reader = options.reader;
    this.#clock = options.clock;
  }

  /** Which documents a cluster has. */
  index(cluster: string): Promise<Outcome<DatedIndex>> {
    const { indexes } = this.#schemas(cluster);
    return asOutcome(
      indexes.get('index', async () => {
        const readAt = this.#clock.now();
        const index = await this.#read(
          cluster,
          '/openapi/v3',
          parseSchemaIndex,
        );
        return { index, readAt };
      }),
    );
  }

  /** The document of a group and version, in the state that the index names by its hash. */
  document(
    cluster: string,
    apiVersion: string,
    hash: string,
  ): Promise<Outcome<SchemaDocument>> {
    const { documents } = this.#schemas(cluster);
    return asOutcome(
      documents.get(`${apiVersion}#${hash}`, () =>
        this.#read(cluster, schemaPath(apiVersion), json =>
          parseSchemaDocument(json, apiVersion),
        ),
      ),
    );
  }

  /** @throws ReadFailure when there is no answer, or none that can be read. */
  async #read<T>(
    cluster: string,
    path: string,
    parse: (json: unknown) => T | undefined,
  ): Promise<T> {
    const answer = await this.#reader.object(cluster, path);
    if (!answer.ok) {
      throw new ReadFailure(answer.error);
    }
    const parsed = parse(answer.value);
    if (parsed === undefined) {
      const { error } = failure('malformed', 'the answer is no OpenAPI v3');
      throw new ReadFailure(error);
    }
    return parsed;
  }

  #schemas(cluster: string): ClusterSchemas {
    const held = this.#clusters.get(cluster);
    if (held) {
      return held;
    }
    const clock = this.#clock;
    const schemas: ClusterSchemas = {
      indexes: SharedCache.create({ clock, ttlMs: INDEX_TTL_MS, capacity: 1 }),
      documents: SharedCache.create({
        clock,
        ttlMs: DOCUMENT_TTL_MS,
        capacity: DOCUMENTS_PER_CLUSTER,
      }),
    };
    this.#clusters.set(cluster, schemas);
    const [oldest] = this.#clusters.keys();
    if (this.#clusters.size > MOST_CLUSTERS) {
      this.#clusters.delete(oldest);
    }
    return schemas;
  }
}

async function asOutcome<T>(reading: Promise<T>): Promise<Outcome<T>> {
  try {
    return success(await reading);
  } catch (error) {
    if (error instanceof ReadFailure) {
      return { ok: false, error: error.error };
    }
    throw error;
  }
}
