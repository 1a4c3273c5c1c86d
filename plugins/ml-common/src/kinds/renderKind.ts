import { NotFoundError } from '@backstage/errors';
import { Manifest } from './KindGenerator';
import { kindById, kinds } from './kinds';
import { withFieldErrors } from './withFieldErrors';

/**
 * Makes the manifests of a kind from parameters.
 *
 * @param id - the id of a kind that has a generator
 * @param parameters - unknown; checked against the schema of the kind
 *
 * @throws `NotFoundError` when there is no such kind, or it is not one that is generated.
 * @throws `InputError` when the parameters do not fit; its message names each field, its value and
 * what is expected.
 * @public
 */
export function renderKind(id: string, parameters: unknown): Manifest[] {
  const generator = kindById(id)?.generator;
  if (!generator) {
    const known = kinds.filter(kind => kind.generator).map(kind => kind.id);
    throw new NotFoundError(
      `No manifests can be made for the kind "${id}". Known are: ${known.join(
        ', ',
      )}`,
    );
  }
  return withFieldErrors(parameters, () => generator.render(parameters));
}
