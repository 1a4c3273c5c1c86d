import {
  JsonRecord,
  KubernetesObject,
  asList,
  asRecord,
  parseManifest,
} from '../kubernetes';
import { Kind, PodTemplateAt } from '../kinds';
import { PodSpecAt } from './LintRule';

/** A container of a pod, and where it stands. */
export interface ContainerAt {
  path: string;
  container: JsonRecord;
  isInit: boolean;
}

/**
 * The pods of a manifest: where its kind says they are, else where Kubernetes' own kinds have them
 * (a pod itself, `spec.template`, `spec.jobTemplate.spec.template`).
 */
export function podsOf(json: JsonRecord, kind: Kind | undefined): PodSpecAt[] {
  const object = namedObject(json);
  const templates =
    kind?.manifest && object
      ? kind.manifest.podTemplates(object)
      : commonTemplates(json);
  return templates.flatMap(({ path, template }) => {
    const record = asRecord(template);
    const spec = asRecord(record?.spec);
    const prefix = path && `${path}.`;
    return record && spec && asList(spec.containers)
      ? [{ path: prefix, template: record, spec }]
      : [];
  });
}

/** All containers of a pod, the init containers first. */
export function containersOf({ path, spec }: PodSpecAt): ContainerAt[] {
  return ['initContainers', 'containers'].flatMap(field =>
    (asList(spec[field]) ?? []).flatMap((entry, index) => {
      const container = asRecord(entry);
      return container
        ? [
            {
              path: `${path}spec.${field}[${index}]`,
              container,
              isInit: field === 'initContainers',
            },
          ]
        : [];
    }),
  );
}

/** The object with a stand-in where it has no name yet. */
function namedObject(json: JsonRecord): KubernetesObject | undefined {
  const metadata = { name: 'unnamed', ...asRecord(json.metadata) };
  const parsed = parseManifest({ ...json, metadata });
  return parsed.ok ? parsed.value : undefined;
}

function commonTemplates(json: JsonRecord): PodTemplateAt[] {
  const spec = asRecord(json.spec);
  const jobSpec = asRecord(asRecord(spec?.jobTemplate)?.spec);
  return [
    { path: '', template: json },
    { path: 'spec.template', template: spec?.template },
    { path: 'spec.jobTemplate.spec.template', template: jobSpec?.template },
  ];
}
