import { asRecord, describeType } from '../kubernetes';
import { ManifestFinding, describeManifest } from '../manifests';
import { describeValue } from '../manifests/describeValue';
import { applyDefaults } from './applyDefaults';
import { SchemaCheck } from './SchemaCheck';
import { SchemaProblem } from './SchemaProblem';
import { DEEPEST, MOST_VALUES, SchemaWalk } from './SchemaWalk';
import { ServedSchema } from './ServedSchema';

const MOST_UNSEEN = 20;
const ENVIRONMENT_VALUE = /\benv\[\d+\]\.value$/;

/**
 * Holds one manifest against the schema that a cluster serves for its kind: unknown fields, types,
 * required fields, enums, patterns, bounds, entries that are there twice. Not a general validator of
 * JSON schemas: it knows what structural schemas and the documents of built-in types consist of.
 *
 * Pure, never throws, and bounded in time and depth whatever the manifest or the schema is.
 *
 * @param object - unknown JSON
 * @param served - the schema, from the document of the group and version
 * @returns findings with the rule `schema`, and what was met and not checked, in sentences
 *
 * @public
 */
export function validateObject(
  object: unknown,
  served: ServedSchema,
): Pick<SchemaCheck, 'findings' | 'unseen'> {
  const about = describeManifest(object);
  if (!asRecord(object)) {
    return { findings: [notAnObject(object, about)], unseen: [] };
  }
  const { schema, definitions } = served;
  const walk = new SchemaWalk(definitions);
  const complete = applyDefaults(object, schema, definitions, {
    levels: DEEPEST,
    work: { values: MOST_VALUES },
  });
  walk.walk(complete, schema, '', false, 0);
  const isSecret = about.kind === 'Secret';
  return {
    findings: walk.problems.map(problem => findingOf(problem, about, isSecret)),
    unseen: sentencesOf([...walk.unseen], `${about.kind} ${about.name}`),
  };
}

function findingOf(
  problem: SchemaProblem,
  about: ManifestFinding['object'],
  isSecret: boolean,
): ManifestFinding {
  const hidesValue = isSecret || ENVIRONMENT_VALUE.test(problem.field);
  return {
    rule: 'schema',
    object: about,
    ...problem,
    value: hidesValue ? undefined : describeValue(problem.value),
  };
}

function sentencesOf(unseen: readonly string[], subject: string): string[] {
  const sentences = unseen
    .slice(0, MOST_UNSEEN)
    .map(what => `${subject}: not checked is ${what}`);
  const more = unseen.length - sentences.length;
  return more > 0
    ? [...sentences, `${subject}: ${more} more rules are not checked`]
    : sentences;
}

function notAnObject(
  value: unknown,
  about: ManifestFinding['object'],
): ManifestFinding {
  return {
    rule: 'schema',
    severity: 'error',
    object: about,
    field: '',
    message: `A manifest is an object; this is ${describeType(value)}`,
    fix: 'Write apiVersion, kind, metadata and spec',
  };
}
