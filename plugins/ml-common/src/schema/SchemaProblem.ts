import { ManifestFinding } from '../manifests';

/** What the walk has to say of a field. */
export type SchemaProblem = Pick<
  ManifestFinding,
  'severity' | 'field' | 'message' | 'fix'
> & {
  value?: unknown;
};

/** A problem that makes the cluster refuse the object. */
export function refusal(
  field: string,
  value: unknown,
  message: string,
  fix: string,
): SchemaProblem {
  return { severity: 'error', field, value, message, fix };
}
