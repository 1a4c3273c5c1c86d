import { KubernetesObject, asRecord } from '../../kubernetes';
import { ManifestRules } from '../ManifestRules';
import { desiredReplicas } from './readServer';

/**
 * What Deployments and StatefulSets ask beyond their schema.
 *
 * @param apart - whether a queue lets each of its pods in by itself
 */
export function serverManifest(apart?: true): ManifestRules {
  return {
    name: {
      pattern:
        /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
      maxLength: 253,
      expected: 'a DNS subdomain: lower case letters, digits, "-" and "."',
    },
    reservedEnv: [],
    notInGit: [],
    podTemplates: ({ spec }: KubernetesObject) => [
      { path: 'spec.template', template: asRecord(spec)?.template },
    ],
    podSets: object => {
      const spec = asRecord(object.spec) ?? {};
      const count = desiredReplicas(spec);
      return [{ role: 'server', count, template: spec.template, apart }];
    },
  };
}
