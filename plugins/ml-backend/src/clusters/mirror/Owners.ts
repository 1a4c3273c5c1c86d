import { Config } from '@backstage/config';

/** Who owns the work of a namespace: what the namespace itself says, else the config, else a default. */
export class Owners {
  readonly #default: string | undefined;
  readonly #byNamespace: ReadonlyMap<string, string>;

  /** Reads `ml.owners`. */
  static fromConfig(config: Config): Owners {
    const namespaces = config.getOptionalConfig('ml.owners.namespaces');
    const byNamespace = new Map(
      (namespaces?.keys() ?? []).map(
        name => [name, namespaces!.getString(name)] as const,
      ),
    );
    return new Owners(
      byNamespace,
      config.getOptionalString('ml.owners.default'),
    );
  }

  constructor(
    byNamespace: ReadonlyMap<string, string> = new Map(),
    defaultOwner?: string,
  ) {
    this.#byNamespace = byNamespace;
    this.#default = defaultOwner;
  }

  /** The entity reference of the owner; nothing when nobody is named. */
  ownerOf(
    namespace: string | undefined,
    declared: string | undefined,
  ): string | undefined {
    const configured = namespace && this.#byNamespace.get(namespace);
    return declared ?? (configured || this.#default);
  }
}
