/** A made-up credential that somebody at the company left where it does not belong. */
export type Canary = {
  /** What it pretends to be. */
  name: CanaryName;
  /** Where it lies. */
  where: 'env' | 'argument' | 'annotation' | 'log' | 'event';
  /** What nobody may see through the portal. */
  value: string;
};

const values = {
  huggingFaceToken: 'hf_BrightlineCanary000000000001',
  apiKey: 'brightline-canary-api-key-000002',
  s3SecretKey: 'BrightlineCanarySecretAccessKey000000003',
  wandbKey: 'brightlinecanary0000000000000000000004',
  databasePassword: 'BrightlineCanaryPassword05',
  registryPassword: 'BrightlineCanaryRegistry06',
  bearerToken: 'BrightlineCanaryBearer000000000007',
} as const;

/** The names of the canaries. */
export type CanaryName = keyof typeof values;

const places: { [name in CanaryName]: Canary['where'] } = {
  huggingFaceToken: 'env',
  apiKey: 'argument',
  s3SecretKey: 'annotation',
  wandbKey: 'env',
  databasePassword: 'env',
  registryPassword: 'event',
  bearerToken: 'log',
};

/**
 * Every credential that is planted in the scenario. None of them opens anything. A screen, an answer
 * or a log line that has one of these values has failed to mask.
 */
export const canaries: Canary[] = (Object.keys(values) as CanaryName[]).map(
  name => ({ name, where: places[name], value: values[name] }),
);

/** The value of a canary, for the object that it is planted in. */
export function canary(name: CanaryName): string {
  return values[name];
}
