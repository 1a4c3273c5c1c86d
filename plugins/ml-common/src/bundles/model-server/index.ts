import { defineBundle } from '../defineBundle';
import { parameters, sample } from './parameters';
import { problems } from './problems';
import { render } from './render';

/** A model server on a Deployment. */
export const modelServer = defineBundle({
  id: 'model-server',
  title: 'Model server',
  parameters,
  problems,
  render,
  sample,
});
