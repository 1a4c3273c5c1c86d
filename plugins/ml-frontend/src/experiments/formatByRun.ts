import { lineLook } from '../curves/lineLooks';
import { Translate } from '../format/Translate';
import { ChosenRun } from './ChosenRuns';

/** Which run goes with which data set, in words: `run 1 on holdout (1b22e0), run 2 does not say`. */
export function formatByRun(
  t: Translate,
  chosen: readonly ChosenRun[],
  datasets: ReadonlyArray<string | undefined>,
): string {
  return datasets
    .map((dataset, place) => {
      const { label } = lineLook(chosen[place].slot);
      return dataset
        ? t('experiments.compare.ofRun', { run: label, dataset })
        : t('experiments.compare.unsaid', { run: label });
    })
    .join(', ');
}
