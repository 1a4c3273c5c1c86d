import { TrackingSource } from './TrackingSource';

/**
 * A registered model: the name under which versions are kept.
 *
 * @public
 */
export interface RegisteredModel {
  source: TrackingSource;
  /** Unique within the source; may hold spaces, `&`, `#`, quotes and any script. */
  name: string;
  description?: string;
  createdAt?: number;
  updatedAt?: number;
  tags: Record<string, string>;
  /** The version that each alias stands for now. */
  aliases: Record<string, string>;
  /** Its page on the server, `http` or `https`. */
  url?: string;
}
