import { bundleById, renderBundle } from '@mlport/backstage-plugin-ml-common';
import { JsonObject, JsonValue } from '@backstage/types';
import { screen } from '@testing-library/react';
import { renderForm } from './renderForm';
import { FormScript, ScriptedFormApi } from './ScriptedFormApi';

/** A run that fits its bundle. */
export const run = bundleById('training-run')?.sample as Record<
  string,
  JsonValue
>;

/** The file of {@link run}. */
export const runFile = 'runs/flowers-20261124-1.yaml';

const [{ apiVersion, kind }] = renderBundle('training-run', run)[0].objects;

/** The object in {@link runFile}, as findings name it. */
export const runObject = {
  apiVersion,
  kind,
  namespace: 'team-vision',
  name: 'flowers-20261124-1',
};

/** Draws a form of two steps, whose second is the preview of a training run. */
export function previewForm(
  script: FormScript = {},
  values: Record<string, JsonValue> = run,
  options: JsonObject = {},
) {
  const api = ScriptedFormApi.create([], script);
  const rendered = renderForm(
    api,
    [
      {
        title: 'Run',
        properties: { name: { title: 'Name of the run', type: 'string' } },
      },
      {
        title: 'Look',
        properties: {
          preview: {
            title: 'What will be written',
            type: 'string',
            'ui:field': 'MlManifestPreview',
            'ui:options': { bundle: 'training-run', ...options },
          },
        },
      },
    ],
    values,
  );
  return { api, ...rendered };
}

/** A panel of the preview, by its title. */
export const findPanel = (name: string | RegExp) =>
  screen.findByRole('region', { name });
