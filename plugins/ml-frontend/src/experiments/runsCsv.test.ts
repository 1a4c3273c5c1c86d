import { metrics, run } from '../__testUtils__/ScriptedTrackingApi';
import { runColumns } from './runColumns';
import { runsCsv } from './runsCsv';

describe('runsCsv', () => {
  it('has each fact by itself, and what was logged as it was logged', () => {
    const [header, first] = runsCsv(
      [
        run({
          runId: 'r1',
          name: '=cmd|evil',
          startedAt: 0,
          endedAt: 90_000,
          params: { lr: '0.10' },
          metrics: {
            ...metrics({ loss: 0.123456789 }),
            auc: { step: 1, at: 1, nonFinite: 'NaN' },
          },
          acceleratorTime: [
            {
              resource: 'nvidia.com/gpu',
              product: 'A100',
              count: 4,
              seconds: 60,
            },
            {
              resource: 'nvidia.com/gpu',
              product: 'T4',
              count: 1,
              seconds: 60,
            },
          ],
        }),
      ],
      runColumns([
        'started',
        'duration',
        'accelerators',
        'metric:loss',
        'metric:auc',
        'param:lr',
      ]),
    )
      .replace('\uFEFF', '')
      .split('\r\n');
    expect(header).toBe(
      'name,run_id,parent_run_id,status,started,ended,seconds,accelerator_seconds,metric:auc,metric:loss,param:lr',
    );
    expect(first).toBe(
      "'=cmd|evil,r1,,finished,1970-01-01T00:00:00.000Z,1970-01-01T00:01:30.000Z,90,A100 240; T4 60,NaN,0.123456789,0.10",
    );
  });
});
