import { ensureMlflow } from '../mlflow/ensureMlflow.mjs';
import { findPython } from '../mlflow/findPython.mjs';
import { UserError } from '../UserError.mjs';

/**
 * A Python that has MLflow: the one of `ML_TEST_MLFLOW`, or the one in `.tools/`, which is installed from PyPI when it
 * is not there.
 *
 * @param {{ root: string, logs: string, signal: AbortSignal }} options
 * @returns {Promise<{ env: Record<string, string>, python?: string, skips: string[] }>} the settings for the tests, and
 *   what cannot be tested without
 */
export async function realMlflow({ root, logs, signal }) {
  const { ML_TEST_MLFLOW: given } = process.env;
  if (given) {
    return found(given);
  }
  const { python, missing } = findPython();
  if (!python) {
    return lacking(missing);
  }
  try {
    return found(await ensureMlflow({ root, logs, python, signal }));
  } catch (error) {
    if (error instanceof UserError) {
      return lacking(error.message);
    }
    throw error;
  }
}

const found = python => ({
  env: { ML_TEST_MLFLOW: python },
  python,
  skips: [],
});

const lacking = why => ({
  env: {},
  skips: [
    `what needs a real MLflow (${why}): set ML_TEST_MLFLOW to a Python that has it, or see docs/testing.md`,
  ],
});
