import { LineCounter, parseDocument } from 'yaml';
import { lineOf } from './lineOf';

const text = `apiVersion: batch/v1
kind: Job
metadata:
  name: flowers
  labels:
    app: flowers
    app.kubernetes.io/name: flowers
spec:
  template:
    spec:
      nodeSelector:
        nvidia.com/gpu.product: A100
      containers:
        - name: train
          image: a
        - name: side
          resources:
            limits:
              nvidia.com/gpu: "1"
          image: b
`;

describe('lineOf', () => {
  it.each([
    ['', 1],
    ['kind', 2],
    ['metadata.name', 4],
    ['metadata.labels[app]', 6],
    ['metadata.labels[app.kubernetes.io/name]', 7],
    ['spec.template.spec.nodeSelector[nvidia.com/gpu.product]', 12],
    ['spec.template.spec.containers[0]', 14],
    ['spec.template.spec.containers[0].image', 15],
    ['spec.template.spec.containers[1].image', 20],
    ['spec.template.spec.containers[1].resources.limits.nvidia.com/gpu', 19],
    // What is not there: the nearest that is.
    ['spec.template.spec.containers[1].securityContext.runAsNonRoot', 16],
    ['spec.template.spec.containers[7].image', 13],
    ['spec.suspend', 8],
    ['status', 1],
  ])('%s is in line %i', (field, line) => {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    expect(lineOf(document, field, lines)).toBe(line);
  });
});
