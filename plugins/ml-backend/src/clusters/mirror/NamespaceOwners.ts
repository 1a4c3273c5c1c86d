import { ObjectMeta } from '@mlport/backstage-plugin-ml-common';

/**
 * What the namespaces of a cluster say about their owner. A namespace that was deleted and created
 * anew may be there twice for a moment: what the new one says stays when the old one goes.
 */
export class NamespaceOwners {
  readonly #declared = new Map<string, { uid: string; owner?: string }>();

  /** The owner that a namespace names. */
  of(namespace: string | undefined): string | undefined {
    return this.#declared.get(namespace ?? '')?.owner;
  }

  /** Takes what a namespace says; answers whether that is another owner than before. */
  declare({ name, uid }: ObjectMeta, owner: string | undefined): boolean {
    const before = this.of(name);
    this.#declared.set(name, { uid, owner });
    return before !== owner;
  }

  /** A namespace is gone; answers whether an owner went with it. */
  retract({ name, uid }: ObjectMeta): boolean {
    const held = this.#declared.get(name);
    if (held?.uid !== uid) {
      return false;
    }
    this.#declared.delete(name);
    return held.owner !== undefined;
  }
}
