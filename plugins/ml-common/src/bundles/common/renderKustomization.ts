import { BundleFile } from '../Bundle';

/** What kubectl, Argo CD and Flux apply of the folder: the files that are listed, and no others. */
export function renderKustomization(paths: readonly string[]): BundleFile {
  return {
    path: 'kustomization.yaml',
    documents: [
      {
        apiVersion: 'kustomize.config.k8s.io/v1beta1',
        kind: 'Kustomization',
        resources: [...new Set(paths)],
      },
    ],
  };
}
