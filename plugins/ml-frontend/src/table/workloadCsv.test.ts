import { row } from '../__testUtils__/ScriptedMlApi';
import { COLUMNS } from './columns';
import { workloadCsv } from './workloadCsv';

const item = row({
  name: 'resnet-42',
  state: 'Failed',
  why: 'resnet-42 ran out of memory',
  reason: 'OOMKilled',
  message: '=1+1',
  roles: [
    { role: 'Master', desired: 1, ready: 1 },
    { role: 'Worker', desired: 3 },
  ],
  accelerators: [
    { resource: 'nvidia.com/gpu', count: 4, sharing: 'whole' },
    { resource: 'nvidia.com/mig-1g.10gb', count: 2, sharing: 'mig' },
  ],
  progress: { completed: 3, total: 10, unit: 'epoch' },
});

describe('workloadCsv', () => {
  it('has every fact of every column by itself', () => {
    const [header, ...rows] = workloadCsv([item], COLUMNS).trim().split('\r\n');
    expect(header).toBe(
      'state,name,namespace,cluster,owner,kind,group,replicas,accelerators,queue,why,reason,message,restarts,completed,total,unit,created,started,finished',
    );
    expect(rows).toEqual([
      "Failed,resnet-42,vision,prod-eu,,PyTorchJob,kubeflow.org,Master 1/1; Worker –/3,nvidia.com/gpu 4; nvidia.com/mig-1g.10gb 2,,resnet-42 ran out of memory,OOMKilled,'=1+1,,3,10,epoch,2026-11-24T12:00:00Z,,",
    ]);
  });

  it('keeps the order of the rows, and leaves out what is not shown', () => {
    const columns = COLUMNS.filter(
      ({ id }) => id === 'state' || id === 'queue',
    );
    const rows = [row({ name: 'b', queue: 'gpu' }), row({ name: 'a' })];
    expect(workloadCsv(rows, columns)).toBe(
      '\uFEFFstate,queue\r\nRunning,gpu\r\nRunning,\r\n',
    );
  });
});
