import { NotFoundError } from '@backstage/errors';
import { withFieldErrors } from '../kinds/withFieldErrors';
import { ManifestFile, toYaml } from '../manifests';
import { BundleFile } from './Bundle';
import { bundleById, bundles } from './bundles';

/**
 * Makes the files of a bundle from the parameters of a form.
 *
 * @param id - the id of a bundle
 * @param parameters - unknown; checked against the schema of the bundle
 *
 * @throws `NotFoundError` when there is no such bundle.
 * @throws `InputError` when the parameters do not fit; its message names each field, its value and
 * what is expected.
 * @public
 */
export function renderBundle(id: string, parameters: unknown): ManifestFile[] {
  const bundle = bundleById(id);
  if (!bundle) {
    throw new NotFoundError(
      `There is no bundle "${id}". Known are: ${bundles
        .map(known => known.id)
        .join(', ')}`,
    );
  }
  return withFieldErrors(parameters, () => bundle.render(parameters)).map(
    toManifestFile,
  );
}

function toManifestFile(file: BundleFile): ManifestFile {
  const { path } = file;
  if ('objects' in file) {
    return { path, objects: file.objects, content: toYaml(file.objects) };
  }
  const content = path.endsWith('.json')
    ? `${JSON.stringify(file.documents[0], undefined, 2)}\n`
    : toYaml(file.documents);
  return { path, objects: [], content };
}
