/**
 * Where a discovered entity was found, so that it can be told from what somebody declared, and be
 * found again after a restart.
 */
export const DISCOVERED_FROM_ANNOTATION = 'mlport/discovered-from';

/** The newest version of a registered model. */
export const LATEST_VERSION_ANNOTATION = 'mlport/mlflow-latest-version';

/** The aliases of a registered model and the versions they stand for, as a JSON object. */
export const ALIASES_ANNOTATION = 'mlport/mlflow-aliases';
