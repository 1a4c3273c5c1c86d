import { ConfigReader } from '@backstage/config';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import {
  FieldExtensionOptions,
  scaffolderApiRef,
} from '@backstage/plugin-scaffolder-react';
import { FormField, Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { scaffolderApiMock } from '@backstage/plugin-scaffolder-react/testUtils';
import { JsonObject, JsonValue } from '@backstage/types';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mlAcceleratorPickerField } from '../accelerator/mlAcceleratorPickerField';
import { FormAnswers } from '../answers/FormAnswers';
import { formAnswersApiRef } from '../answers/formAnswersApiRef';
import { MlFormApi } from '../api/mlFormApiRef';
import { mlParameterField } from '../parameter/mlParameterField';
import { mlManifestPreviewField } from '../preview/mlManifestPreviewField';
import { mlRepositoryPickerField } from '../repository/mlRepositoryPickerField';
import { mlTargetPickerField } from '../target/mlTargetPickerField';

const fields = [
  mlTargetPickerField,
  mlAcceleratorPickerField,
  mlParameterField,
  mlRepositoryPickerField,
  mlManifestPreviewField,
].map(toExtension);

/** A step of a template, with the fields of it. */
export interface FormStep {
  title: string;
  properties: JsonObject;
  required?: string[];
}

/**
 * Draws a form of the scaffolder with our fields, over a backend that the test writes.
 *
 * @param integrations - Of the configuration of the portal.
 */
export function renderForm(
  api: MlFormApi,
  steps: FormStep[],
  values: Record<string, JsonValue> = {},
  integrations: JsonObject = {},
) {
  const created: Record<string, JsonValue>[] = [];
  const manifest = {
    title: 'A template',
    steps: steps.map(({ title, properties, required }) => ({
      title,
      schema: {
        title,
        type: 'object',
        properties,
        ...(required && { required }),
      },
    })),
  };
  const scaffolder = scaffolderApiMock.mock({
    getTemplateParameterSchema: async () => manifest,
  });
  renderInTestApp(
    <Stepper
      manifest={manifest}
      extensions={fields}
      initialState={values}
      onCreate={async given => {
        created.push(given);
      }}
    />,
    {
      mountPath: '/create/templates/:namespace/:templateName',
      initialRouteEntries: ['/create/templates/default/a-template'],
      apis: [
        [formAnswersApiRef, FormAnswers.create(api)],
        [scaffolderApiRef, scaffolder],
        [
          scmIntegrationsApiRef,
          ScmIntegrations.fromConfig(new ConfigReader({ integrations })),
        ],
      ],
    },
  );
  return {
    user: userEvent.setup(),
    /** What was sent, by the button at the end. */
    created,
    /** Goes on to the next step, or says why not. */
    next: async () =>
      userEvent.click(
        await screen.findByRole('button', { name: /^(Next|Review)$/ }),
      ),
    create: async () =>
      userEvent.click(await screen.findByRole('button', { name: 'Create' })),
  };
}

/** What the scaffolder makes of a field when it loads it. */
function toExtension(field: FormField): FieldExtensionOptions<any, any> {
  return field as unknown as FieldExtensionOptions<any, any>;
}
