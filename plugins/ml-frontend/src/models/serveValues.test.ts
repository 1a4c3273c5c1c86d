import { model, modelVersion } from '../__testUtils__/ScriptedTrackingApi';
import { serveValues } from './serveValues';

describe('serveValues', () => {
  it('knows what the registry knows', () => {
    expect(
      serveValues(
        model({ name: 'Fraud & Co #1 ' }),
        modelVersion({
          version: '7',
          aliases: ['champion', 'live'],
          storageUri: 'gs://ml/7',
          runId: 'a'.repeat(32),
        }),
      ),
    ).toEqual({
      component: 'fraud-co-1',
      name: 'fraud-co-1',
      description: 'Serves Fraud & Co #1 ',
      owner: 'group:default/team-risk',
      storageUri: 'gs://ml/7',
      fromRegistry: true,
      registeredModel: {
        instance: 'main',
        name: 'Fraud & Co #1 ',
        version: '7',
        alias: 'champion',
        runId: 'a'.repeat(32),
      },
    });
  });

  it('leaves to the form what nobody knows', () => {
    const values = serveValues(
      model({ name: '不正検知', owner: undefined }),
      modelVersion(),
    );
    expect(Object.keys(values)).toEqual([
      'description',
      'fromRegistry',
      'registeredModel',
    ]);
  });

  it.each([
    ['7-eleven', 'eleven'],
    [`${'x'.repeat(39)}-y`, 'x'.repeat(39)],
    ['--', undefined],
  ])('makes of %s a name that a cluster takes', (name, expected) => {
    expect(serveValues(model({ name }), modelVersion()).name).toBe(expected);
  });

  it('does not name the model of another workspace', () => {
    const source = { provider: 'mlflow', instance: 'main', workspace: 'risk' };
    const values = serveValues(
      model({ source }),
      modelVersion({ storageUri: 's3://ml/7' }),
    );
    expect(values).toMatchObject({ storageUri: 's3://ml/7' });
    expect(values).not.toHaveProperty('registeredModel');
  });
});
