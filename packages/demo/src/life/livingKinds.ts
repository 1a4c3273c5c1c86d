import { Life } from './Living';
import { runLife } from './runLife';
import { deploymentLife, inferenceServiceLife } from './serverLife';
import { trainJobLife } from './trainJobLife';

/** What lives, by resource. */
export const livingKinds: { [resource: string]: Life } = {
  'jobs.batch': runLife,
  'pytorchjobs.kubeflow.org': runLife,
  'trainjobs.trainer.kubeflow.org': trainJobLife,
  'deployments.apps': deploymentLife,
  'inferenceservices.serving.kserve.io': inferenceServiceLife,
};
