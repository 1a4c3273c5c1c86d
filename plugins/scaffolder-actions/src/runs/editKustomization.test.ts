import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { editKustomization } from './editKustomization';

interface Case {
  case: string;
  name: string;
  keep: number;
  text: string;
  expected: string;
  removed: string[];
  runs: string[];
}

const cases: Case[] = parse(
  readFileSync(join(__dirname, 'editKustomization.cases.yaml'), 'utf8'),
);

describe('editKustomization', () => {
  it.each(cases.map(each => [each.case, each] as const))(
    '%s',
    (_, { text, name, keep, expected, removed, runs }) => {
      const edited = editKustomization(text, name, keep);
      expect(edited).toEqual({ text: expected, removed, runs });
      // Once more changes nothing, but for what is over the limit by then.
      expect(editKustomization(edited.text, name, keep)).toEqual({
        text: expected,
        removed: [],
        runs,
      });
    },
  );

  it.each([
    ['kind: [', /is no YAML/],
    ['kind: Job', /is no Kustomization: name the folder/],
    ['kind: Kustomization\nresources: {}', /"resources".*is no list/],
  ])('refuses %j', (text, message) => {
    expect(() => editKustomization(text, 'a', 2)).toThrow(message);
  });
});
