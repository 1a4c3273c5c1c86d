import {
  metrics,
  model,
  modelVersion,
  run,
  servedBy,
} from '../__testUtils__/ScriptedTrackingApi';
import { MODEL_COLUMNS } from './modelColumns';
import { modelCsv } from './modelCsv';
import { versionColumns } from './versionColumns';
import { versionCsv } from './versionCsv';

const lines = (csv: string) =>
  csv
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n');

describe('the CSV', () => {
  it('of models has every fact of every column, and runs no formula', () => {
    const item = model({
      name: '=1+1',
      aliases: { champion: '7', challenger: '6' },
      versions: 7,
      latest: '7',
      served: [{ version: '5', percent: 90, endpoints: 1 }],
      drift: { alias: 'champion', version: '7' },
      createdAt: 0,
      updatedAt: 1e300,
    });
    expect(lines(modelCsv([item], MODEL_COLUMNS))).toEqual([
      'name,entity,owner,versions,latest,aliases,served,aliasNotServed,instance,workspace,created,updated',
      "'=1+1,resource:default/main-=1+1,group:default/team-risk,7,7,champion 7; challenger 6,5 90 %,champion,main,,1970-01-01T00:00:00.000Z,",
    ]);
  });

  it('of versions has the chosen metrics, and what is no number as it is', () => {
    const versions = [
      modelVersion({
        version: '7',
        aliases: ['champion'],
        createdAt: 0,
        runId: 'r1',
        storageUri: 's3://ml/7',
        run: run({ metrics: metrics({ auc: 0.931234567 }) }),
        servedBy: [servedBy({ percent: 90 })],
      }),
      modelVersion({
        version: '6',
        createdAt: 0,
        run: run({ metrics: { auc: { step: 1, at: 1, nonFinite: 'NaN' } } }),
      }),
      modelVersion({ version: '5', createdAt: 0 }),
    ];
    expect(
      lines(versionCsv(versions, versionColumns(versions, ['auc'], true))),
    ).toEqual([
      'version,status,stage,aliases,run,runId,experimentId,metric auc,servedBy,knownBy,created,storageUri',
      '7,ready,,champion,brave-shark-7,r1,1,0.931234567,prod-eu/risk/fraud 90 %,stamp,1970-01-01T00:00:00.000Z,s3://ml/7',
      '6,ready,,,brave-shark-7,,1,NaN,,,1970-01-01T00:00:00.000Z,',
      '5,ready,,,,,,,,,1970-01-01T00:00:00.000Z,',
    ]);
  });
});
