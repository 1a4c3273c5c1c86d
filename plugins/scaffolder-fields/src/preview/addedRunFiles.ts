import { ManifestFile } from '@mlport/backstage-plugin-ml-common';

const RECORD = '.mlport/template.json';

/**
 * What the action `ml:run:add` takes of a rendered run: its file, and its record under the name of the
 * run. The folder has a kustomization of its own, which only gets a line.
 */
export function addedRunFiles(files: readonly ManifestFile[]): ManifestFile[] {
  const [name] = files.flatMap(
    ({ path }) => /^runs\/([^/]+)\.yaml$/.exec(path)?.[1] ?? [],
  );
  return files.flatMap(file => {
    if (file.path === RECORD) {
      return [{ ...file, path: `.mlport/runs/${name}.json` }];
    }
    return /^(runs|\.mlport\/runs)\//.test(file.path) ? [file] : [];
  });
}
