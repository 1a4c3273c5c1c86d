/**
 * The environment for MLflow and its installation: what is set for another MLflow, or for another Python, does not
 * reach it; it reports to nobody and starts no workers for jobs.
 */
export function pythonEnvironment() {
  const env = { ...process.env };
  for (const key of Object.keys(env)) {
    if (
      /^(_?MLFLOW_|PYTHON(HOME|PATH|STARTUP)$|PIP_TARGET$|VIRTUAL_ENV$)/.test(
        key,
      )
    ) {
      delete env[key];
    }
  }
  // Without byte code each start takes twice as long.
  delete env.PYTHONDONTWRITEBYTECODE;
  return {
    ...env,
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    DO_NOT_TRACK: 'true',
    MLFLOW_DISABLE_TELEMETRY: 'true',
    MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
  };
}
