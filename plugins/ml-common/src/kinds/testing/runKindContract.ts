/* eslint-disable jest/no-export -- a suite for the test files of the kinds */
import {
  KubernetesObject,
  Result,
  parseManifest,
  parseObject,
  splitApiVersion,
} from '../../kubernetes';
import { isWorkloadState } from '../../workload';
import { Kind, RelatedReadings } from '../Kind';
import { Reading } from '../Reading';
import { hostileInputs } from './hostileInputs';
import { CASE_NAMES, CaseName, KindCase } from './loadCases';
import { mutationsOf } from './mutationsOf';
import { UNREADABLE } from '../unreadable';

/** What the contract is run with. */
export interface KindContractOptions {
  cases: readonly KindCase[];
  /** Entries of the checklist that the kind has no meaning for. */
  without?: readonly CaseName[];
}

const nothingRelated: RelatedReadings = { of: () => [] };

/** The tests that every kind passes; called inside a test file of the kind. */
export function runKindContract(kind: Kind, options: KindContractOptions) {
  const { cases, without = [] } = options;

  it('has a case for each entry of the checklist', () => {
    const names = new Set(cases.map(({ name }) => name));
    const wanted = CASE_NAMES.filter(name => !without.includes(name));
    expect([...names].sort()).toEqual([...wanted].sort());
  });

  it.each(cases.map(row => [titleOf(row), row] as const))('%s', (_, row) => {
    const object = objectOf(row.object);
    const reading = kind.combine(kind.read(object), relatedTo(row.related));
    expect(reading).toMatchObject(row.expected);
    for (const field of row.absent) {
      expect([
        field,
        (reading as unknown as Record<string, unknown>)[field],
      ]).toEqual([field, undefined]);
    }
  });

  it('reads each version that it declares, and no other in its cases', () => {
    const versions = cases.map(({ object }) => versionOf(objectOf(object)));
    expect([...new Set(versions)].sort()).toEqual([...kind.versions].sort());
  });

  it('gives the same reading for the same object', () => {
    for (const { object } of cases) {
      const [first, second] = [objectOf(object), objectOf(object)];
      expect(kind.read(first)).toEqual(kind.read(second));
    }
  });

  it('gives its own reading when nothing is related', () => {
    for (const { object } of cases) {
      const own = kind.read(objectOf(object));
      expect(kind.combine(own, nothingRelated)).toEqual(own);
    }
  });

  it('does not change what it combines', () => {
    for (const { object, related } of cases) {
      const own = kind.read(objectOf(object));
      const whole = kind.combine(structuredClone(own), relatedTo(related));
      const frozen = relatedTo(freeze(structuredClone(related)));
      expect(kind.combine(freeze(own), frozen)).toEqual(whole);
    }
  });

  it('holds no part of the object in its reading', () => {
    for (const { object } of cases) {
      const parsed = objectOf(object);
      const parts = partsOf(parsed);
      const shared = [...partsOf(kind.read(parsed))].filter(p => parts.has(p));
      expect(shared).toEqual([]);
    }
  });

  it('says which field is unreadable, or reads on, when any is of a wrong type', () => {
    const faults = cases
      .flatMap(({ object }) => [...mutationsOf(object)])
      .map(hostile => parseManifest(hostile))
      .flatMap(result => (result.ok ? faultsOf(kind, result.value) : []));
    expect(faults).toEqual([]);
  });

  const parsed = hostileInputs().map(
    ({ name, json }) => [name, parseObject(json)] as const,
  );

  it.each(parsed.filter(([, { ok }]) => ok))('reads %s', (_, result) => {
    expect(faultsOf(kind, needObject(result))).toEqual([]);
  });

  it.each(parsed.filter(([, { ok }]) => !ok))('refuses %s', (_, result) => {
    expect(result).toMatchObject({
      problem: { message: expect.stringMatching(/expected .+, found .+/) },
    });
  });

  if (kind.generator) {
    runGeneratorContract(kind, kind.generator);
  }
}

function runGeneratorContract(
  kind: Kind,
  generator: NonNullable<Kind['generator']>,
) {
  const rendered = () => generator.render(generator.sample);

  it('renders what it declares', () => {
    const [{ apiVersion, kind: rendersKind }] = rendered();
    const { group, version } = splitApiVersion(apiVersion);
    expect([group, rendersKind]).toEqual([kind.group, kind.kind]);
    expect(kind.versions).toContain(version);
  });

  it('renders objects that it reads as work that has not begun', () => {
    const object = objectOf(rendered()[0]);
    expect(kind.relevant(object)).toBe(true);
    const reading = kind.read(object);
    expect(reading).toMatchObject({
      type: 'workload',
      state: expect.stringMatching(/^(Pending|Queued)$/),
    });
    expect(object.status).toBeUndefined();
  });

  it('renders the labels that it is given', () => {
    const { labels } = generator.parameters.parse(generator.sample);
    expect(rendered()[0].metadata.labels).toMatchObject(labels);
  });

  it('renders plain JSON, the same each time', () => {
    expect(JSON.parse(JSON.stringify(rendered()))).toStrictEqual(rendered());
  });
}

/** What a kind does with an object that it must not do, whatever stands in it. */
function faultsOf(kind: Kind, object: KubernetesObject): string[] {
  const reading = kind.read(object);
  const json = JSON.stringify(reading);
  const isWorkload = reading.type === 'workload';
  const isUnreadable =
    reading.type !== 'namespace' && reading.reason === UNREADABLE;
  const faults = {
    'relevant is no boolean': typeof kind.relevant(object) !== 'boolean',
    'reads something else': reading.type !== kind.reads,
    'no such state': isWorkload && !isWorkloadState(reading.state),
    'NaN or Infinity, which JSON makes null': json.includes(':null'),
    'unreadable without naming the field':
      isUnreadable &&
      !/^\S+: expected .+, found .+/.test(reading.message ?? ''),
    'combining with nothing changes it':
      JSON.stringify(kind.combine(reading, nothingRelated)) !== json,
  };
  return Object.entries(faults).flatMap(([fault, isThere]) =>
    isThere ? [`${fault}: ${json}`] : [],
  );
}

function relatedTo(readings: KindCase['related']): RelatedReadings {
  return {
    of: <T extends Reading>(id: string) =>
      (readings[id] ?? []) as readonly Reading[] as readonly T[],
  };
}

function titleOf({ name, detail }: KindCase): string {
  return detail ? `${name}: ${detail}` : name;
}

function objectOf(json: unknown): KubernetesObject {
  return needObject(parseManifest(structuredClone(json)));
}

function needObject(parsed: Result<KubernetesObject>): KubernetesObject {
  if (!parsed.ok) {
    throw new Error(parsed.problem.message);
  }
  return parsed.value;
}

function versionOf(object: KubernetesObject): string {
  return splitApiVersion(object.apiVersion).version;
}

function partsOf(value: unknown, parts = new Set<unknown>()): Set<unknown> {
  if (typeof value === 'object' && value !== null && !parts.has(value)) {
    parts.add(value);
    for (const part of Object.values(value)) {
      partsOf(part, parts);
    }
  }
  return parts;
}

function freeze<T>(value: T): T {
  for (const part of partsOf(value)) {
    Object.freeze(part);
  }
  return value;
}
