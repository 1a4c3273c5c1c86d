import {
  JsonRecord,
  KubernetesObject,
  asCount,
  asRecord,
  asSharedText,
  asText,
  needListOrNothing,
  needRecord,
  needRecordOrNothing,
  ownField,
  shareList,
  shareText,
  sumAccelerators,
} from '../../kubernetes';
import { RoleReplicas } from '../../workload';
import { RuntimeReading } from '../Reading';

/** The replicated job that trains. Source: kubeflow/trainer `pkg/constants/constants.go`. */
export const NODE = 'node';

const FRAMEWORK = 'trainer.kubeflow.org/framework';
const SUPPORT = 'trainer.kubeflow.org/support';

/** Honest runtimes have a handful of steps; the bound keeps a hostile one small. */
const MOST_ROLES = 32;

/** Reads a training runtime, in a namespace or of the cluster. */
export function read(object: KubernetesObject): RuntimeReading {
  const spec = needRecord(object.spec, 'spec');
  const policy = needRecordOrNothing(spec.mlPolicy, 'spec.mlPolicy');
  const template = needRecord(spec.template, 'spec.template');
  const set = needRecordOrNothing(template.spec, 'spec.template.spec');
  const path = 'spec.template.spec.replicatedJobs';
  const jobs = needListOrNothing(set.replicatedJobs, path)
    .slice(0, MOST_ROLES)
    .map((job, index) => needRecord(job, `${path}[${index}]`));
  const nodes = asCount(policy.numNodes);
  const node = jobs.find(({ name }) => name === NODE);
  const { labels } = object.meta;
  return {
    type: 'runtime',
    nodes,
    perNode: sumAccelerators([{ template: podTemplateOf(node), count: 1 }]),
    roles: shareList(jobs.map(job => roleOf(job, nodes))),
    framework: asSharedText(ownField(labels, FRAMEWORK)),
    deprecated: ownField(labels, SUPPORT) === 'deprecated' ? true : undefined,
  };
}

function roleOf(job: JsonRecord, nodes: number | undefined): RoleReplicas {
  const name = asText(job.name) ?? '';
  const replicas = asCount(job.replicas) ?? 1;
  const desired = name === NODE ? nodes ?? 1 : replicas;
  return { role: shareText(name), desired };
}

function podTemplateOf(job: JsonRecord | undefined): unknown {
  return asRecord(asRecord(job?.template)?.spec)?.template;
}
