import { HOW_TO_GET_KUBE_TOOLS } from './kubeTools';
import { findRealServer, hasRealServer, RealServer } from './realServer';
import { runContract } from './runContract';

// Starting the control plane is part of the first test.
jest.setTimeout(120_000);

const required = process.env.ML_TEST_REQUIRE === 'all';
const available = hasRealServer();

if (!available && !required) {
  process.stderr.write(
    `SKIPPED: the contract of the API server against a real one; ${HOW_TO_GET_KUBE_TOOLS}\n`,
  );
}

(available || required ? describe : describe.skip)('a real API server', () => {
  let real: RealServer;

  beforeAll(async () => {
    real = await findRealServer();
  });

  afterAll(() => real?.stop());

  runContract(() => real.server);
});
