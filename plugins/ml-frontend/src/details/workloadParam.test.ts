import { WorkloadAddress } from '@mlport/backstage-plugin-ml-common';
import {
  parseWorkloadPath,
  workloadParam,
  writeWorkloadParam,
} from './workloadParam';

const resnet: WorkloadAddress = {
  cluster: 'prod-eu',
  namespace: 'vision',
  group: 'kubeflow.org',
  kind: 'PyTorchJob',
  name: 'resnet-42',
};

const read = (search: string) => parseWorkloadPath(workloadParam(search));

describe('the workload in the URL', () => {
  it('can be read by people, beside the parameters of others', () => {
    expect(writeWorkloadParam('?q=res&mine=true', resnet)).toBe(
      '?q=res&mine=true&workload=prod-eu/vision/kubeflow.org/PyTorchJob/resnet-42',
    );
    expect(writeWorkloadParam('?workload=a/b/c/d/e&q=res', undefined)).toBe(
      '?q=res',
    );
    expect(writeWorkloadParam('?workload=a/b/c/d/e', undefined)).toBe('');
  });

  it.each<[string, WorkloadAddress]>([
    ['as it is', resnet],
    ['of the core group', { ...resnet, group: '', kind: 'Pod' }],
    ['of a cluster with a name like a path', { ...resnet, cluster: 'a/b?c&d' }],
    ['with a hostile name', { ...resnet, name: '<i>%2F</i>' }],
  ])('comes back %s', (_, address) => {
    expect(read(writeWorkloadParam('', address))).toEqual(address);
  });

  it.each([
    '',
    '?workload=',
    '?workload=prod-eu/vision',
    '?workload=a/b/c/d/e/f',
    '?workload=a//c/d/e',
    '?workload=a/b/c/d/%25E0%25A4%25A',
  ])('is nothing in %j', search => {
    expect(read(search)).toBeUndefined();
  });
});
