import { ExperimentItem } from '@mlport/backstage-plugin-ml-common';
import { sourceKey } from '../models/sourceKey';

/** Runs are asked for of one source, and of this many experiments at once. */
const MOST = 20;

/** The experiments whose runs can be asked for together: those of the source of the first. */
export function runsTogether(
  experiments: readonly ExperimentItem[],
): readonly ExperimentItem[] {
  const [first] = experiments;
  return experiments
    .filter(({ source }) => sourceKey(source) === sourceKey(first.source))
    .slice(0, MOST);
}
