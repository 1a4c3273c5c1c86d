import { asList, asRecord } from '../../kubernetes';
import { LintRule } from '../LintRule';

/** Set by container runtimes for the devices that a pod was given; written by hand it gives all of them. */
const RESERVED_EVERYWHERE = ['NVIDIA_VISIBLE_DEVICES'];

/** Environment variables that somebody else sets: what stands in the manifest is overruled, or overrules what must not be. */
export const reservedEnv: LintRule = {
  id: 'reserved-env',
  *check({ rules, pods }) {
    const reserved = [...RESERVED_EVERYWHERE, ...rules.reservedEnv];
    for (const { path, container } of pods.flatMap(pod => pod.containers)) {
      for (const [index, entry] of (asList(container.env) ?? []).entries()) {
        const name = asRecord(entry)?.name;
        if (typeof name === 'string' && isReserved(name, reserved)) {
          yield {
            severity: 'error',
            field: `${path}.env[${index}]`,
            value: name,
            message: `${name} is set by the operator or the container runtime`,
            fix: 'Remove it, and let the program read what it is given',
          };
        }
      }
    }
  },
};

function isReserved(name: string, reserved: readonly string[]): boolean {
  return reserved.some(pattern =>
    pattern.endsWith('*')
      ? name.startsWith(pattern.slice(0, -1))
      : name === pattern,
  );
}
