import { defineBundle } from '../defineBundle';
import { parameters, sample } from './parameters';
import { problems } from './problems';
import { render } from './render';

/** An MLflow tracking server with its database, its artifacts and its way in. */
export const mlflowStack = defineBundle({
  id: 'mlflow-stack',
  title: 'MLflow',
  parameters,
  problems,
  render,
  sample,
});
