import { createCatalogModelLayer } from '@backstage/catalog-model/alpha';
import {
  ENTITY_REF_TAG,
  MLFLOW_EXPERIMENT_ANNOTATION,
  MLFLOW_INSTANCE_ANNOTATION,
  MLFLOW_MODEL_ANNOTATION,
  MLFLOW_WORKSPACE_ANNOTATION,
  QUOTA_CLUSTER_ANNOTATION,
  QUOTA_KIND_ANNOTATION,
  QUOTA_NAME_ANNOTATION,
  QUOTA_NAMESPACE_ANNOTATION,
  WORKLOAD_KIND_ANNOTATION,
  WORKLOAD_NAME_ANNOTATION,
} from '@mlport/backstage-plugin-ml-common';
import {
  ALIASES_ANNOTATION,
  DISCOVERED_FROM_ANNOTATION,
  LATEST_VERSION_ANNOTATION,
} from '../entities/annotations';

const ANNOTATIONS = [
  {
    name: MLFLOW_INSTANCE_ANNOTATION,
    title: 'MLflow instance',
    description:
      'The configured instance of MLflow that the other mlport/mlflow annotations speak of.',
  },
  {
    name: MLFLOW_WORKSPACE_ANNOTATION,
    title: 'MLflow workspace',
    description: 'The workspace of the MLflow instance.',
  },
  {
    name: MLFLOW_MODEL_ANNOTATION,
    title: 'Registered model',
    description:
      'A registered model whose versions the page of the entity shows, or several as a JSON array.',
  },
  {
    name: MLFLOW_EXPERIMENT_ANNOTATION,
    title: 'Experiment',
    description:
      'An experiment whose runs the page of the entity shows, or several as a JSON array.',
  },
  {
    name: LATEST_VERSION_ANNOTATION,
    title: 'Newest version',
    description:
      'The newest version of the registered model, at most some minutes old.',
  },
  {
    name: ALIASES_ANNOTATION,
    title: 'Aliases',
    description:
      'The aliases of the registered model and the versions they stand for, as a JSON object, at most some minutes old.',
  },
  {
    name: QUOTA_CLUSTER_ANNOTATION,
    title: 'Cluster of the quota',
    description:
      'The cluster of a GPU quota, as the kubernetes plugin knows it.',
  },
  {
    name: QUOTA_NAMESPACE_ANNOTATION,
    title: 'Namespace of the quota',
    description: 'The namespace of a GPU quota; absent for a whole cluster.',
  },
  {
    name: QUOTA_KIND_ANNOTATION,
    title: 'Kind of the quota',
    description:
      'The Kubernetes kind of a GPU quota with its API group, for example ClusterQueue.kueue.x-k8s.io.',
  },
  {
    name: QUOTA_NAME_ANNOTATION,
    title: 'Name of the quota',
    description: 'The name of the object that is the GPU quota.',
  },
  {
    name: WORKLOAD_KIND_ANNOTATION,
    title: 'Kind of the workload',
    description:
      'The Kubernetes kind, with its API group, of the one piece of work that the page of the entity shows.',
  },
  {
    name: WORKLOAD_NAME_ANNOTATION,
    title: 'Name of the workload',
    description:
      'The name of the one piece of work that the page of the entity shows.',
  },
  {
    name: DISCOVERED_FROM_ANNOTATION,
    title: 'Discovered from',
    description: `Where the entity was discovered. To declare it instead, write an entity and name it in the tag ${ENTITY_REF_TAG} of the model or the experiment.`,
  },
];

/**
 * What the annotations of the platform mean. The relations that it uses, and their titles, are those
 * of Backstage itself.
 */
export const mlModelLayer = createCatalogModelLayer({
  layerId: 'mlport/annotations',
  builder(model) {
    for (const annotation of ANNOTATIONS) {
      model.addAnnotation(annotation);
    }
  },
});
