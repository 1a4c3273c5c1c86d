import { JsonRecord, asRecord } from '../../kubernetes';
import { LintRule } from '../LintRule';

/** Fields that belong to controllers, or that make GitOps run work again. */
export const notInGit: LintRule = {
  id: 'not-in-git',
  *check({ json, rules }) {
    if (asRecord(json.metadata)?.generateName !== undefined) {
      yield {
        severity: 'error',
        field: 'metadata.generateName',
        message:
          'GitOps applies objects by name; a generated name cannot be applied twice',
        fix: 'Write a unique metadata.name for every run',
      };
    }
    if (json.status !== undefined) {
      yield {
        severity: 'error',
        field: 'status',
        message: 'The status belongs to controllers',
        fix: 'Remove it',
      };
    }
    for (const path of rules.notInGit) {
      const value = valueAt(json, path);
      if (value !== undefined) {
        yield {
          severity: 'error',
          field: path,
          value,
          message:
            'A controller flips it, or it deletes the object: GitOps then fights it, or runs the work again',
          fix: 'Remove it',
        };
      }
    }
  },
};

function valueAt(json: JsonRecord, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, step) => asRecord(value)?.[step], json);
}
