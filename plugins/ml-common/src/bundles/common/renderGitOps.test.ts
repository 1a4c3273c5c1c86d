import { parseAllDocuments } from 'yaml';
import { bundles } from '../bundles';
import { renderBundle } from '../renderBundle';

const repoUrl = 'github.com?owner=ml&repo=flowers';

function gitOpsOf(id: string, gitops: string) {
  const sample = bundles.find(bundle => bundle.id === id)?.sample as object;
  const files = renderBundle(id, {
    ...sample,
    gitops,
    repoUrl,
    gitSource: { branch: 'release', path: 'deploy' },
  });
  return files
    .filter(({ path }) => path.startsWith('gitops/'))
    .flatMap(({ content, objects }) => {
      expect(objects).toEqual([]);
      return parseAllDocuments(content).map(document => document.toJSON());
    });
}

describe('renderGitOps', () => {
  it('brings the folder to its cluster by Argo CD', () => {
    expect(gitOpsOf('mlflow-stack', 'argo-cd')).toEqual([
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name: 'mlflow-mlflow', namespace: 'argocd' },
        spec: {
          project: 'default',
          source: {
            repoURL: 'https://github.com/ml/flowers.git',
            targetRevision: 'release',
            path: 'deploy',
          },
          destination: { name: 'prod-eu', namespace: 'mlflow' },
          syncPolicy: {
            automated: { prune: true, selfHeal: true },
            syncOptions: ['ServerSideApply=true'],
          },
        },
      },
    ]);
  });

  it('brings the folder to its cluster by Flux', () => {
    const [source, kustomization] = gitOpsOf('model-server', 'flux');
    expect(source).toMatchObject({
      kind: 'GitRepository',
      spec: {
        url: 'https://github.com/ml/flowers.git',
        ref: { branch: 'release' },
      },
    });
    expect(kustomization).toMatchObject({
      kind: 'Kustomization',
      spec: {
        path: './deploy',
        prune: true,
        sourceRef: { kind: 'GitRepository', name: source.metadata.name },
      },
    });
  });

  it('neither deletes nor repeats runs', () => {
    const [application] = gitOpsOf('training-run', 'argo-cd');
    expect(application.metadata.name).toBe('team-vision-flowers-runs');
    expect(application.spec.syncPolicy.automated).toEqual({
      prune: false,
      selfHeal: false,
    });
    const [, kustomization] = gitOpsOf('training-run', 'flux');
    expect(kustomization.spec.prune).toBe(false);
  });
});
