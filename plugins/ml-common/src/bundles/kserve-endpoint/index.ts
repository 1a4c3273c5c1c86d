import { defineBundle } from '../defineBundle';
import { parameters, sample } from './parameters';
import { problems } from './problems';
import { render } from './render';

/** A model behind an InferenceService of KServe. */
export const kserveEndpoint = defineBundle({
  id: 'kserve-endpoint',
  title: 'Model on KServe',
  parameters,
  problems,
  render,
  sample,
});
