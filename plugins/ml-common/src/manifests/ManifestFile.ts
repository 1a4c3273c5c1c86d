import { Manifest } from '../kinds';

/**
 * A file of manifests, as it is shown before it is written and as it is written: the same text.
 *
 * @public
 */
export interface ManifestFile {
  /** Relative to the folder that the files are written to, with `/`; never leaves it. */
  path: string;
  /**
   * The objects for the target cluster, in the order in which they are written. Empty in files that
   * only tools read: kustomizations, what GitOps controllers are told, records.
   */
  objects: readonly Manifest[];
  /**
   * The text, UTF-8, with a line feed at its end: JSON where the path says so, else YAML with one
   * document per object.
   */
  content: string;
}
