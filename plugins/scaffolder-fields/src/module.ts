import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { formAnswersApi } from './answers/formAnswersApi';
import { mlFormApi } from './api/mlFormApi';

const targetPicker = FormFieldBlueprint.make({
  name: 'ml-target-picker',
  params: {
    field: () =>
      import('./target/mlTargetPickerField').then(m => m.mlTargetPickerField),
  },
});

const acceleratorPicker = FormFieldBlueprint.make({
  name: 'ml-accelerator-picker',
  params: {
    field: () =>
      import('./accelerator/mlAcceleratorPickerField').then(
        m => m.mlAcceleratorPickerField,
      ),
  },
});

const parameter = FormFieldBlueprint.make({
  name: 'ml-parameter',
  params: {
    field: () =>
      import('./parameter/mlParameterField').then(m => m.mlParameterField),
  },
});

const repositoryPicker = FormFieldBlueprint.make({
  name: 'ml-repository-picker',
  params: {
    field: () =>
      import('./repository/mlRepositoryPickerField').then(
        m => m.mlRepositoryPickerField,
      ),
  },
});

const manifestPreview = FormFieldBlueprint.make({
  name: 'ml-manifest-preview',
  params: {
    field: () =>
      import('./preview/mlManifestPreviewField').then(
        m => m.mlManifestPreviewField,
      ),
  },
});

/**
 * The fields of the ML platform in the forms of the scaffolder: `MlTargetPicker`,
 * `MlAcceleratorPicker`, `MlParameter`, `MlRepositoryPicker` and `MlManifestPreview`.
 *
 * @public
 */
export const mlFieldsModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    mlFormApi,
    formAnswersApi,
    targetPicker,
    acceleratorPicker,
    parameter,
    repositoryPicker,
    manifestPreview,
  ],
});
