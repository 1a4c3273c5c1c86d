import { Files } from './GitHostFixture';

/** A Job that asks for nothing special. */
export function jobYaml(name: string, namespace: string): string {
  return `apiVersion: batch/v1
kind: Job
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: main
          image: registry.example.com/train:1.0.0
`;
}

/** What a template writes to a folder: objects, their kustomization, and the record of the form. */
export function bundleFiles(
  cluster: string,
  objects: Files,
  folder = '',
): Files {
  const paths = Object.keys(objects).filter(path => objects[path]);
  const files: Files = {
    ...objects,
    'kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: ${JSON.stringify(paths)}
`,
    '.mlport/template.json': JSON.stringify({
      template: 'template:default/new-training-project',
      version: '1.0.0',
      input: { target: { cluster, namespace: 'team' } },
    }),
  };
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`${folder}${path}`, text]),
  );
}
