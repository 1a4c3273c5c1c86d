import { resolve } from 'node:path';
import { findRealServer, hasRealServer, RealServer } from './realServer';
import { runContract } from './runContract';

// Starting the control plane is part of the first test.
jest.setTimeout(120_000);

const required = process.env.ML_TEST_REQUIRE === 'all';
const launcher =
  process.env.ML_TEST_KUBE ?? resolve(__dirname, '../../../../../shared/kube');
const available = hasRealServer(launcher);

if (!available && !required) {
  process.stderr.write(
    'SKIPPED: the contract of the API server against a real one. Set ML_TEST_KUBECONFIG to a kubeconfig with a cluster-admin token, of a cluster without controllers for the ML kinds.\n',
  );
}

(available || required ? describe : describe.skip)('a real API server', () => {
  let real: RealServer;

  beforeAll(async () => {
    if (!available) {
      throw new Error(
        'ML_TEST_REQUIRE=all asks for a real API server; set ML_TEST_KUBECONFIG.',
      );
    }
    real = await findRealServer(launcher);
  });

  afterAll(() => real?.stop());

  runContract(() => real.server);
});
