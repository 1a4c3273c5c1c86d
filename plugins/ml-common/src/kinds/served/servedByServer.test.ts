import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseManifest } from '../../kubernetes';
import { servedByServer } from './servedByServer';

interface Case {
  case: string;
  annotations?: Record<string, string>;
  containers?: object[];
  expected?: object;
}

const cases: Case[] = parse(
  readFileSync(join(__dirname, 'cases/servers.yaml'), 'utf8'),
);

describe('servedByServer', () => {
  it.each(cases.map(row => [row.case, row] as const))(
    '%s',
    (_, { annotations = {}, containers = [], expected }) => {
      const parsed = parseManifest({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'a', annotations },
        spec: { template: { spec: { containers } } },
      });
      expect(parsed.ok && servedByServer(parsed.value)).toEqual(
        expected && [expected],
      );
    },
  );
});
