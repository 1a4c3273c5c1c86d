/**
 * Names the configured instance of MLflow that the other annotations speak of; the first that is
 * configured when absent.
 *
 * @public
 */
export const MLFLOW_INSTANCE_ANNOTATION = 'mlport/mlflow-instance';

/**
 * Names the workspace of the instance.
 *
 * @public
 */
export const MLFLOW_WORKSPACE_ANNOTATION = 'mlport/mlflow-workspace';

/**
 * Names an experiment, or several as a JSON array, for their names may hold commas.
 *
 * @public
 */
export const MLFLOW_EXPERIMENT_ANNOTATION = 'mlport/mlflow-experiment';

/**
 * Names a registered model, or several as a JSON array.
 *
 * @public
 */
export const MLFLOW_MODEL_ANNOTATION = 'mlport/mlflow-model';

/**
 * The version of the model that an endpoint was made to serve.
 *
 * @public
 */
export const MLFLOW_MODEL_VERSION_ANNOTATION = 'mlport/mlflow-model-version';

/**
 * The version that the canary of an endpoint was made to serve.
 *
 * @public
 */
export const MLFLOW_CANARY_VERSION_ANNOTATION = 'mlport/mlflow-canary-version';

/**
 * The alias that was asked for when an endpoint was made, for example `champion`.
 *
 * @public
 */
export const MLFLOW_MODEL_ALIAS_ANNOTATION = 'mlport/mlflow-model-alias';

/**
 * The run that an object comes from.
 *
 * @public
 */
export const MLFLOW_RUN_ANNOTATION = 'mlport/mlflow-run-id';

/**
 * The tag by which an experiment, a run or a model names its entity, as a full entity reference.
 * Whoever can write to the tracking server can set it, so it is a claim: an annotation of an entity
 * wins over it.
 *
 * @public
 */
export const ENTITY_REF_TAG = 'backstage.io/entity-ref';
