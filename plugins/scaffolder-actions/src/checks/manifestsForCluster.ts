import { CheckedFile } from './manifestsInput';

/** What has a kind and never reaches a cluster: it is read by kustomize, or by Backstage. */
const ELSEWHERE =
  /^(kustomize\.config\.k8s\.io|backstage\.io|scaffolder\.backstage\.io)\//;

/** The manifests that a cluster gets to see. */
export function manifestsForCluster(files: readonly CheckedFile[]): unknown[] {
  return files
    .flatMap(file => file.manifests)
    .filter(
      manifest =>
        !ELSEWHERE.test(
          String((manifest as { apiVersion?: unknown } | null)?.apiVersion),
        ),
    );
}
