import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { sentence } from '../format/sentence';
import { Notice } from '../notices/Notice';
import { mlFieldsTranslationRef } from '../translation';
import { fieldPlace } from './fieldPlace';
import { PlanProblem } from './planFiles';
import { useTemplateSteps } from './useTemplateSteps';

/** Why there are no files: which field of which step, and what it expects. */
export function ProblemList({
  problems,
}: {
  problems: readonly PlanProblem[];
}) {
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  const steps = useTemplateSteps(problems.length > 0);
  return (
    <Notice severity="error" title={t('preview.noFiles')}>
      <ul>
        {problems.map(({ path, message }) => {
          const { field, step } = fieldPlace(path, steps);
          const text = sentence(message);
          return (
            <li key={`${path.join('.')} ${message}`}>
              {step && t('preview.inStep', { step, field, message: text })}
              {!step && path.length > 0
                ? t('preview.inField', { field, message: text })
                : !step && text}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
