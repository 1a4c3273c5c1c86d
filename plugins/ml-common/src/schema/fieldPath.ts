const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The path of a field in an object: `spec.nodeSelector[nvidia.com/gpu.count]`. */
export function fieldPath(path: string, key: string | number): string {
  if (typeof key === 'number' || !PLAIN.test(key)) {
    return `${path}[${key}]`;
  }
  return path ? `${path}.${key}` : key;
}
