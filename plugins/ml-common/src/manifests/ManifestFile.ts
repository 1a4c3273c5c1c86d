import { Manifest } from '../kinds';

/**
 * A file of manifests, as it is shown before it is written and as it is written: the same text.
 *
 * @public
 */
export interface ManifestFile {
  /** Relative to the folder that the files are written to, with `/`; never leaves it. */
  path: string;
  /** What the file holds, in the order in which it is written. */
  objects: readonly Manifest[];
  /** The YAML text: UTF-8, one document per object, a line feed at its end. */
  content: string;
}
