import { asRecord, isSubdomain } from '../../kubernetes';
import { LintRule } from '../LintRule';

const SUBDOMAIN = 'a DNS subdomain: lower case letters, digits, "-" and "."';

/** Names that fit their kind. Operators append to names, and refuse later what a schema let in. */
export const names: LintRule = {
  id: 'names',
  *check({ json, rules }) {
    const metadata = asRecord(json.metadata);
    const name = metadata?.name;
    if (name === undefined && metadata?.generateName !== undefined) {
      return;
    }
    const rule = rules.name;
    const fits =
      typeof name === 'string' &&
      (rule
        ? name.length <= rule.maxLength && rule.pattern.test(name)
        : isSubdomain(name));
    if (!fits) {
      yield {
        severity: 'error',
        field: 'metadata.name',
        value: name,
        message: `The name must be ${rule?.expected ?? SUBDOMAIN}`,
        fix: 'At most 40 lower case letters, digits and "-", beginning with a letter, are safe everywhere',
      };
    }
  },
};
