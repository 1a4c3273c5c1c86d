import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asRecord } from '@mlport/backstage-plugin-ml-common';
import { parse } from 'yaml';
import { fixture, fixtureNames, fixtureTests } from './__testUtils__/fixtures';
import { jsonOf, readAnswer } from './client/readAnswer';
import { MlflowLinks } from './parse/MlflowLinks';
import { parseExperiment } from './parse/parseExperiment';
import { parsePoint } from './parse/parseMetric';
import { parseModel } from './parse/parseModel';
import { parseRun } from './parse/parseRun';
import { isPrompt } from './parse/parseTags';
import { parseVersion } from './parse/parseVersion';
import { pageOf } from './readPages';

interface Case {
  file: string;
  as: string;
  expect?: unknown[];
  next?: string;
  count?: number;
  prompts?: boolean;
}

const cases: Case[] = parse(
  readFileSync(join(__dirname, 'cases/fixtures.yaml'), 'utf8'),
);

const context = {
  source: { provider: 'mlflow', instance: 'main' },
  links: MlflowLinks.create('https://mlflow.example.com'),
};

/** The field that has what is read, and what reads it. */
const READERS: Record<string, [string, (json: unknown) => unknown]> = {
  experiments: ['experiments', json => parseExperiment(json, context)],
  experiment: ['experiment', json => parseExperiment(json, context)],
  models: ['registered_models', json => parseModel(json, context)],
  model: ['registered_model', json => parseModel(json, context)],
  versions: ['model_versions', json => parseVersion(json, context)],
  version: ['model_version', json => parseVersion(json, context)],
  runs: ['runs', json => parseRun(json, context)],
  run: ['run', json => parseRun(json, context)],
  points: ['metrics', json => parsePoint(asRecord(json) ?? {})],
};

function answerOf(file: string) {
  const status = Number(/error-(\d+)/.exec(file)?.[1] ?? 200);
  const text = fixture(file);
  const called = { host: 'mlflow.ml.svc:5000', maxBytes: 1e6 };
  return readAnswer(called, { status, headers: {}, text }, jsonOf);
}

fixtureTests()('recorded answers of MLflow', () => {
  it('are all in the table', () => {
    expect(cases.map(({ file }) => file).sort()).toEqual(fixtureNames().sort());
  });

  it.each(cases.filter(({ as }) => READERS[as]))(
    '$file has $as',
    ({ file, as, expect: wanted, next, count, prompts = false }) => {
      const answer = answerOf(file);
      const json = answer.ok ? answer.value : undefined;
      const [field, read] = READERS[as];
      const single = asRecord(asRecord(json)?.[field]);
      const page = pageOf(
        single ? { ...asRecord(json), [field]: [single] } : json,
        field,
      );
      const { entries = [], next: token } = page.ok ? page.value : {};
      const items = entries.map(read);
      expect(items).toMatchObject(wanted ?? items);
      expect(items).toHaveLength(count ?? wanted?.length ?? 0);
      expect(token).toBe(next);
      const tags = items.map(item => asRecord(asRecord(item)?.tags) ?? {});
      expect(tags.some(each => isPrompt(each as Record<string, string>))).toBe(
        prompts,
      );
    },
  );

  it.each(cases.filter(({ as }) => as === 'refusal'))(
    '$file is a refusal',
    ({ file, expect: wanted }) => {
      const answer = answerOf(file);
      expect([answer.ok ? undefined : answer.refusal.error]).toMatchObject(
        wanted ?? [],
      );
    },
  );
});
