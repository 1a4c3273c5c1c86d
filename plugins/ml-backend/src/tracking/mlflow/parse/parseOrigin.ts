import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ENTITY_REF_TAG,
  ownField,
  RunOrigin,
} from '@mlport/backstage-plugin-ml-common';
import { asWebUrl } from './values';

/** What a run says of the job that it ran in, by the tag that says it. */
const JOB_TAGS = {
  cluster: 'k8s.cluster',
  namespace: 'k8s.namespace',
  apiVersion: 'k8s.job.apiVersion',
  kind: 'k8s.job.kind',
  name: 'k8s.job.name',
  uid: 'k8s.job.uid',
} as const;

/** No name of Kubernetes is longer. */
const LONGEST = 253;

/** Where a run says by its tags that it comes from. */
export function parseOrigin(tags: Record<string, string>): RunOrigin {
  const commit = tagOf(tags, 'mlflow.source.git.commit');
  const repository = asWebUrl(tagOf(tags, 'mlflow.source.git.repoURL'));
  const entityRef = entityRefOf(tagOf(tags, ENTITY_REF_TAG));
  const job = parseJob(tags);
  return {
    ...(commit && /^[0-9a-f]{7,64}$/i.test(commit) && { commit }),
    ...(repository && { repository }),
    ...(entityRef && { entityRef }),
    ...(job && { job }),
  };
}

/** A job needs a name or a uid; the rest narrows. */
function parseJob(tags: Record<string, string>): RunOrigin['job'] {
  const job: NonNullable<RunOrigin['job']> = {};
  for (const key of Object.keys(JOB_TAGS) as (keyof typeof JOB_TAGS)[]) {
    const value = tagOf(tags, JOB_TAGS[key]);
    if (value && value.length <= LONGEST) {
      job[key] = value;
    }
  }
  return job.name || job.uid ? job : undefined;
}

function tagOf(tags: Record<string, string>, key: string): string | undefined {
  const value = ownField(tags, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function entityRefOf(text: string | undefined): string | undefined {
  if (text === undefined) {
    return undefined;
  }
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch {
    return undefined;
  }
}
