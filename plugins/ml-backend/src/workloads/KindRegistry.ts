import { ConflictError } from '@backstage/errors';
import { Kind } from '@mlport/backstage-plugin-ml-common';
import { MlKindsExtensionPoint } from '@mlport/backstage-plugin-ml-node';

/**
 * The kinds that this backend reads: those of the house, and what modules add.
 */
export class KindRegistry implements MlKindsExtensionPoint {
  readonly #kinds: Kind[] = [];

  static create(builtIn: readonly Kind[]): KindRegistry {
    return new KindRegistry(builtIn);
  }

  private constructor(builtIn: readonly Kind[]) {
    for (const kind of builtIn) {
      this.addKind(kind);
    }
  }

  /** {@inheritDoc @mlport/backstage-plugin-ml-node#MlKindsExtensionPoint.addKind} */
  addKind(kind: Kind): void {
    const other = this.#kinds.find(
      known =>
        known.id === kind.id ||
        (known.group === kind.group && known.kind === kind.kind),
    );
    if (other) {
      throw new ConflictError(
        `The kind '${kind.id}' (${kind.kind} of '${kind.group}') cannot be added, because '${other.id}' (${other.kind} of '${other.group}') is there already`,
      );
    }
    this.#kinds.push(kind);
  }

  /** All kinds so far. */
  kinds(): readonly Kind[] {
    return [...this.#kinds];
  }
}
