import { bundleParameterProblem } from '@mlport/backstage-plugin-ml-common';
import { sentence } from '../format/sentence';

/**
 * What the bundle says of a value: the same rule, and the same words, as when it is rendered. What
 * is no parameter of a bundle is not checked here.
 *
 * @returns a sentence, or nothing when the value fits
 */
export function parameterProblem(
  options: { bundle?: string; parameter?: string },
  value: unknown,
): string | undefined {
  const { bundle, parameter } = options;
  if (bundle === undefined && parameter === undefined) {
    return undefined;
  }
  const problem = bundleParameterProblem(bundle ?? '', parameter ?? '', value);
  return problem && sentence(problem);
}
