import { ModelServerParameters } from './parameters';

/** The labels of the pods, which may never change. */
export function selectorOf({ name }: Pick<ModelServerParameters, 'name'>) {
  return {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/component': 'model-server',
  };
}
