import { Entity } from '@backstage/catalog-model';

/** An entity of something that nobody declared. */
export interface DiscoveredEntity {
  entity: Entity;
  /** Its full reference. */
  ref: string;
  /** The key of the source that it was found in: while that is not fresh, it does not leave. */
  source: string;
  /** The annotations that change often, and are written only so often. */
  lively?: Readonly<Record<string, string>>;
}
