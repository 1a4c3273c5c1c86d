import { useApiHolder } from '@backstage/frontend-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router-dom';

/** A step of the form that is open. */
export interface TemplateStep {
  title: string;
  schema: unknown;
}

/**
 * The steps of the form that is open: fields see only their own. None where the page has no template,
 * as in the editor; then problems are said without the step.
 *
 * @param wanted - Asked for only when there is something to say.
 */
export function useTemplateSteps(wanted: boolean): readonly TemplateStep[] {
  const { namespace, templateName } = useParams();
  const scaffolder = useApiHolder().get(scaffolderApiRef);
  const [steps, setSteps] = useState<readonly TemplateStep[]>([]);
  useEffect(() => {
    let current = true;
    if (wanted && scaffolder && namespace && templateName) {
      scaffolder
        .getTemplateParameterSchema(`template:${namespace}/${templateName}`)
        .then(
          schema => current && setSteps(schema.steps),
          // The problem is said all the same, by the name of the parameter.
          () => {},
        );
    }
    return () => {
      current = false;
    };
  }, [wanted, scaffolder, namespace, templateName]);
  return steps;
}
