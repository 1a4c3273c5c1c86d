import { PlacingMatch } from '../config/ProviderConfig';

/** Something that is to have an owner and perhaps a system. */
export interface Subject extends PlacingMatch {
  name: string;
  /** Its tags on the tracking server: claims of whoever can write there. */
  tags?: Record<string, string>;
  /** The owner of its namespace, as the `ml` plugin knows it. */
  namespaceOwner?: string;
}
