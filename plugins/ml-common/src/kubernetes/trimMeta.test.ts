import { trimMeta } from './trimMeta';

describe('trimMeta', () => {
  const meta = {
    name: 'a',
    namespace: 'b',
    uid: 'c',
    resourceVersion: 'd',
    labels: { app: 'x' },
  };

  it('keeps labels and the annotations of the platform', () => {
    const annotations = {
      'kubectl.kubernetes.io/last-applied-configuration': '{}',
      'mlport/owner': 'group:default/vision',
      'backstage.io/kubernetes-id': 'flowers',
      'mlport/long': 'x'.repeat(1000),
    };
    expect(trimMeta({ ...meta, annotations })).toEqual({
      ...meta,
      annotations: {
        'mlport/owner': 'group:default/vision',
        'backstage.io/kubernetes-id': 'flowers',
      },
    });
  });
});
