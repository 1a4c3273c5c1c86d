import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { configOf } from './__testUtils__/FakeMlflow';
import { readMlflowConfig } from './readMlflowConfig';

const read = (instance: JsonObject) => readMlflowConfig(configOf(instance));

describe('readMlflowConfig', () => {
  it('finds nothing where nothing is configured', () => {
    expect(readMlflowConfig(new ConfigReader({}))).toEqual([]);
  });

  it('fills in what is not said', () => {
    expect(read({ baseUrl: 'https://mlflow.example.com/mlf/' })).toEqual([
      {
        name: 'main',
        baseUrl: 'https://mlflow.example.com/mlf',
        publicUrl: 'https://mlflow.example.com/mlf',
        auth: { type: 'none' },
        headers: {},
        workspaces: [undefined],
      },
    ]);
  });

  it('takes what is said', () => {
    const instance = {
      title: 'Main',
      publicUrl: 'https://mlflow.example.com',
      headers: { 'CF-Access-Client-Id': 'abc' },
      workspaces: ['default', 'team-a', 'team-a'],
      artifactsDestination: 's3://store',
    };
    expect(read(instance)).toMatchObject([
      {
        title: 'Main',
        baseUrl: 'http://mlflow.test:5000',
        publicUrl: 'https://mlflow.example.com',
        headers: { 'cf-access-client-id': 'abc' },
        workspaces: [undefined, 'team-a'],
        artifactsDestination: 's3://store',
      },
    ]);
  });

  it.each<[JsonObject, RegExp]>([
    [{ name: 'Main' }, /"Main"/],
    [{ baseUrl: 'mlflow:5000' }, /baseUrl.*http or https/],
    [{ baseUrl: 'https://ana:s3cr3t@mlflow' }, /baseUrl.*belong under auth/],
    [{ baseUrl: 'https://mlflow/api' }, /baseUrl.*before \/api/],
    [{ baseUrl: 'https://mlflow/?a=s3cr3t' }, /baseUrl.*before \? and #/],
    [{ publicUrl: 'ftp://mlflow' }, /publicUrl.*http or https/],
    [{ auth: { type: 'magic' } }, /none, basic or bearer/],
    [{ auth: { type: 'basic', username: 'a' } }, /password/],
    [{ auth: { type: 'bearer' } }, /either token or tokenFile/],
    [{ auth: { type: 'bearer', token: 's3cr3t\nx' } }, /printable/],
    [{ headers: { Host: 'other' } }, /must not set Host/],
    [{ headers: { 'x-a': 's3cr3t\nx' } }, /no header of HTTP/],
    [{ headers: { 's3cr3t x': 'a' } }, /no header of HTTP/],
    [{ workspaces: ['Team A'] }, /workspaces/],
  ])('refuses %j', (instance, message) => {
    expect(() => read(instance)).toThrow(message);
    expect(() => read(instance)).not.toThrow(/s3cr3t/);
  });

  it('refuses two of one name', () => {
    const instance = { name: 'main', baseUrl: 'http://mlflow' };
    const config = new ConfigReader({
      ml: { mlflow: { instances: [instance, instance] } },
    });
    expect(() => readMlflowConfig(config)).toThrow(/two with the name main/);
  });
});
