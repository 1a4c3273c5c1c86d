const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * Whether a text may be the key of a label or an annotation: a name of at most 63 characters,
 * with an optional DNS subdomain and a slash before it.
 *
 * Source: `k8s.io/apimachinery/pkg/api/validate/content`, `IsQualifiedName`.
 *
 * @public
 */
export function isQualifiedName(key: string): boolean {
  const parts = key.split('/');
  const name = parts[parts.length - 1];
  if (parts.length > 2 || name.length > 63 || !NAME.test(name)) {
    return false;
  }
  return parts.length === 1 || isSubdomain(parts[0]);
}

/**
 * Whether a text may be the value of a label: empty, or at most 63 letters, digits, `-`, `_` and
 * `.`, with a letter or digit at both ends.
 *
 * @public
 */
export function isLabelValue(value: string): boolean {
  return value === '' || (value.length <= 63 && NAME.test(value));
}

/**
 * Whether a text is a DNS-1123 subdomain of at most 253 characters, as most names of objects are.
 *
 * @public
 */
export function isSubdomain(text: string): boolean {
  return text.length <= 253 && SUBDOMAIN.test(text);
}
