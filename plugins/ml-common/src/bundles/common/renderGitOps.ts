import { JsonRecord } from '../../kubernetes';
import { BundleFile } from '../Bundle';
import { CommonParameters } from './commonParameters';
import { gitUrlOf } from './gitOpsProblems';

interface GitOpsOptions {
  /** Work that ends; see `BundleDefinition.runsOnce`. */
  runsOnce: boolean;
}

/**
 * What brings the folder to its cluster, under `gitops/`. It belongs to where the GitOps controllers
 * run, and is applied there once; the kustomization of the folder does not list it.
 */
export function renderGitOps(
  common: CommonParameters,
  options: GitOpsOptions,
): BundleFile[] {
  const url = gitUrlOf(common);
  if (common.gitops === 'none' || !url) {
    return [];
  }
  return common.gitops === 'argo-cd'
    ? [
        {
          path: 'gitops/argo-cd.yaml',
          documents: [application(common, url, options)],
        },
      ]
    : [{ path: 'gitops/flux.yaml', documents: flux(common, url, options) }];
}

/** Source: Argo CD documentation, "Application specification". */
function application(
  common: CommonParameters,
  url: string,
  { runsOnce }: GitOpsOptions,
): JsonRecord {
  const { target, gitSource } = common;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: nameOf(common, runsOnce), namespace: 'argocd' },
    spec: {
      project: 'default',
      source: {
        repoURL: url,
        targetRevision: gitSource.branch,
        path: gitSource.path,
      },
      destination: { name: target.cluster, namespace: target.namespace },
      syncPolicy: {
        automated: { prune: !runsOnce, selfHeal: !runsOnce },
        syncOptions: ['ServerSideApply=true'],
      },
    },
  };
}

/** Source: Flux documentation, "GitRepository" and "Kustomization". */
function flux(
  common: CommonParameters,
  url: string,
  { runsOnce }: GitOpsOptions,
): JsonRecord[] {
  const { gitSource } = common;
  const metadata = {
    name: nameOf(common, runsOnce),
    namespace: 'flux-system',
  };
  return [
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata,
      spec: { interval: '1m', url, ref: { branch: gitSource.branch } },
    },
    {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata,
      spec: {
        interval: '10m',
        path: gitSource.path === '.' ? './' : `./${gitSource.path}`,
        prune: !runsOnce,
        sourceRef: { kind: 'GitRepository', name: metadata.name },
      },
    },
  ];
}

/** Teams share the namespace of the controllers, so the name begins with theirs. */
function nameOf(
  { target, name, component }: CommonParameters,
  runsOnce: boolean,
): string {
  return runsOnce
    ? `${target.namespace}-${slug(component ?? name)}-runs`
    : `${target.namespace}-${name}`;
}

/** Names of entities may have capitals and underscores; names of objects may not. */
function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
