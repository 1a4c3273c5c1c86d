/** Breaks and heals the demo's clusters. */
export interface DemoControl {
  setFaults(cluster: string, faults: Record<string, unknown>): Promise<void>;
  heal(): Promise<void>;
}

/** The control call of the demo that the portal runs on, where the caller of the tests named it. */
export function demoControl(): DemoControl | undefined {
  const setting = process.env.ML_TEST_DEMO_CONTROL;
  if (!setting) {
    return undefined;
  }
  const { url, token } = JSON.parse(setting) as { url: string; token: string };
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`The demo refused: ${await response.text()}`);
    }
  };
  return {
    setFaults: (cluster, faults) =>
      call('PUT', `/clusters/${cluster}/faults`, faults),
    heal: () => call('DELETE', '/faults'),
  };
}
