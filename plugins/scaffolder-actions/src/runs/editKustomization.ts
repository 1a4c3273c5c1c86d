import { InputError } from '@backstage/errors';
import { isScalar, isSeq, parseDocument, Scalar, YAMLSeq } from 'yaml';

/** A run file in the list of a kustomization, and the name of its run. */
const RUN_FILE = /^(?:\.\/)?runs\/([^/]+)\.ya?ml$/;

/** A kustomization with one run more. */
export interface EditedKustomization {
  text: string;
  /** The names of the runs that left it, the oldest first. */
  removed: string[];
  /** The names of the runs that it lists, the newest last. */
  runs: string[];
}

/**
 * Adds a run to the text of a kustomization, and takes out the oldest over a limit. Order, comments
 * and all other entries stay as they are. Pure.
 *
 * @param text - what is in `kustomization.yaml`
 * @param name - the name of the run, whose file is `runs/NAME.yaml`
 * @param keep - how many runs stay, with the new one
 *
 * @throws `InputError` when the text is no kustomization.
 */
export function editKustomization(
  text: string,
  name: string,
  keep: number,
): EditedKustomization {
  const document = parseDocument(text);
  if (document.errors.length) {
    throw new InputError(
      `kustomization.yaml is no YAML: ${document.errors[0].message}`,
    );
  }
  if (document.get('kind') !== 'Kustomization') {
    throw new InputError(
      'kustomization.yaml is no Kustomization: name the folder that the template made',
    );
  }
  const resources = document.get('resources') ?? new YAMLSeq();
  if (!isSeq(resources)) {
    throw new InputError('"resources" of kustomization.yaml is no list');
  }
  if (!namesOf(resources).includes(name)) {
    resources.add(new Scalar(`runs/${name}.yaml`));
  }
  document.set('resources', resources);
  const names = namesOf(resources);
  const removed = names
    .slice(0, Math.max(0, names.length - keep))
    .filter(old => old !== name);
  resources.items = resources.items.filter(
    item => !removed.includes(nameOf(item) ?? ''),
  );
  return {
    text: document.toString({ lineWidth: 0 }),
    removed,
    runs: namesOf(resources),
  };
}

function namesOf(resources: YAMLSeq): string[] {
  return resources.items.flatMap(item => nameOf(item) ?? []);
}

function nameOf(item: unknown): string | undefined {
  return isScalar(item) ? RUN_FILE.exec(String(item.value))?.[1] : undefined;
}
