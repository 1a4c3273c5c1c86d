import { LintRule } from '../LintRule';
import { valuesAt } from '../shapes/valuesAt';
import { versionGates } from './versionGates';

/** Fields and versions that only some releases of an operator understand, and that changed. */
export const versions: LintRule = {
  id: 'versions',
  *check({ group, json, kind, version }) {
    for (const gate of versionGates) {
      const isOfGate =
        gate.group === group &&
        (!gate.kinds || gate.kinds.includes(kind)) &&
        (!gate.versions || gate.versions.includes(version));
      for (const { path, value } of isOfGate ? valuesAt(json, gate.path) : []) {
        if (!gate.when || gate.when(value, json)) {
          const { severity, message, fix } = gate;
          yield { severity, field: path, value, message, fix };
        }
      }
    }
  },
};
