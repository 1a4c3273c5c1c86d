import {
  JsonRecord,
  asList,
  asRecord,
  asText,
  cutText,
  describeType,
  ownField,
  parseQuantity,
} from '../kubernetes';
import { checkAlternatives } from './checkAlternatives';
import { checkList } from './checkList';
import { checkScalar } from './checkScalar';
import { fieldPath } from './fieldPath';
import { isOptionalInCode } from './optionalInCode';
import { SchemaProblem, refusal } from './SchemaProblem';
import {
  ResolvedSchema,
  ServedSchema,
  isNative,
  resolveSchema,
} from './ServedSchema';
import { suggestField } from './suggestField';
import { describeTypes, fixType, isOfType, typesOf } from './valueTypes';

/** Deeper than any schema of Kubernetes. */
export const DEEPEST = 64;
/** More than any object has; bounds the work on schemas that lead back to themselves. */
export const MOST_VALUES = 50_000;
const MOST_PROBLEMS = 100;
const QUANTITY = 'io.k8s.apimachinery.pkg.api.resource.Quantity';

/** One object held against its schema, value by value. */
export class SchemaWalk {
  readonly problems: SchemaProblem[] = [];
  /** What was met and not checked. */
  readonly unseen = new Set<string>();
  readonly #definitions: ServedSchema['definitions'];
  /** Inside `anyOf` and its kin a schema constrains values, and says nothing of which fields exist. */
  readonly #onlyValues: boolean;
  /** How many values were looked at; one count for all walks of an object. */
  readonly #work: { values: number };

  constructor(
    definitions: ServedSchema['definitions'],
    options: { onlyValues?: boolean; work?: { values: number } } = {},
  ) {
    this.#definitions = definitions;
    this.#onlyValues = options.onlyValues ?? false;
    this.#work = options.work ?? { values: 0 };
  }

  /**
   * @param inCode - The API server decodes the value into a Go type of its own
   */
  walk(
    value: unknown,
    schema: unknown,
    field: string,
    inCode: boolean,
    depth: number,
  ): void {
    this.#work.values += 1;
    if (depth > DEEPEST || this.#work.values > MOST_VALUES) {
      this.unseen.add('what is more than 64 levels deep, or too much');
      return;
    }
    if (this.problems.length >= MOST_PROBLEMS) {
      this.unseen.add(`what comes after the first ${MOST_PROBLEMS} problems`);
      return;
    }
    const resolved = resolveSchema(schema, this.#definitions);
    const native = inCode || isNative(resolved.name);
    if (value === null && (native || resolved.node.nullable === true)) {
      return;
    }
    const types = typesOf(resolved);
    if (types.length > 0 && !types.some(type => isOfType(value, type))) {
      this.problems.push(
        refusal(
          field,
          value,
          `Expected ${describeTypes(types)}, found ${describeType(value)}`,
          fixType(types, value),
        ),
      );
      return;
    }
    this.#checkRules(value, resolved.node, field, depth, native);
    const record = asRecord(value);
    const list = asList(value);
    if (record) {
      this.#walkObject(record, resolved, field, native, depth);
    } else if (list) {
      this.#walkList(list, resolved.node, field, native, depth);
    } else if (!(native && value === '') || resolved.name === QUANTITY) {
      // An empty text is, in Go, the same as none.
      this.#checkScalar(value, resolved, field);
    }
  }

  #checkScalar(value: unknown, resolved: ResolvedSchema, field: string): void {
    if (
      resolved.name === QUANTITY &&
      parseQuantity(typeof value === 'string' ? value.trim() : value) ===
        undefined
    ) {
      this.problems.push(
        refusal(
          field,
          value,
          'This is not a quantity',
          'For example "8", "500m", "32Gi"',
        ),
      );
    }
    this.problems.push(
      ...checkScalar(field, value, resolved.node, what =>
        this.unseen.add(`${what} of ${field}`),
      ),
    );
  }

  #walkList(
    list: readonly unknown[],
    node: JsonRecord,
    field: string,
    native: boolean,
    depth: number,
  ): void {
    const items = resolveSchema(node.items, this.#definitions);
    this.problems.push(...checkList(field, list, node, items, native));
    for (const [index, item] of node.items ? list.entries() : []) {
      this.walk(item, node.items, fieldPath(field, index), native, depth + 1);
    }
  }

  #walkObject(
    record: JsonRecord,
    resolved: ResolvedSchema,
    field: string,
    native: boolean,
    depth: number,
  ): void {
    const { node } = resolved;
    const properties = asRecord(node.properties) ?? {};
    const rest = asRecord(node.additionalProperties);
    const isOpen =
      this.#onlyValues ||
      node.additionalProperties !== undefined ||
      node['x-kubernetes-preserve-unknown-fields'] === true ||
      (node.properties === undefined && (native || node.type !== 'object'));
    this.#checkPresence(record, resolved, field, native);
    for (const [key, value] of Object.entries(record)) {
      const property = ownField(properties, key) ?? rest;
      const at = fieldPath(field, key);
      if (at === 'status') {
        // Nobody reads what somebody writes there.
        continue;
      }
      if (property !== undefined) {
        this.walk(value, property, at, native, depth + 1);
      } else if (!isOpen && !isOfEmbedded(node, key)) {
        this.problems.push(this.#unknownField(key, value, at, properties));
      }
    }
  }

  #checkPresence(
    record: JsonRecord,
    { node, name }: ResolvedSchema,
    field: string,
    native: boolean,
  ): void {
    const isEmbedded = node['x-kubernetes-embedded-resource'] === true;
    const required = [
      ...(asList(node.required) ?? []),
      ...(isEmbedded ? ['apiVersion', 'kind'] : []),
    ].flatMap(key => asText(key) ?? []);
    for (const key of new Set(required)) {
      const value = ownField(record, key);
      const isMissing = native
        ? isNothingInCode(value) && !isOptionalInCode(name, key)
        : value === undefined;
      if (isMissing) {
        this.problems.push(
          refusal(
            fieldPath(field, key),
            undefined,
            'The field is required',
            this.#describeMissing(key, node),
          ),
        );
      }
    }
    const count = Object.keys(record).length;
    const { minProperties, maxProperties } = node;
    if (typeof minProperties === 'number' && count < minProperties) {
      const what = `The object has ${count} fields`;
      const fix = `Write at least ${minProperties}`;
      this.problems.push(refusal(field, record, what, fix));
    }
    if (typeof maxProperties === 'number' && count > maxProperties) {
      const what = `The object has ${count} fields`;
      const fix = `Write at most ${maxProperties}`;
      this.problems.push(refusal(field, record, what, fix));
    }
  }

  #describeMissing(key: string, node: JsonRecord): string {
    const property = ownField(asRecord(node.properties) ?? {}, key);
    const types = typesOf(resolveSchema(property, this.#definitions));
    return types.length > 0
      ? `Write ${key}, ${describeTypes(types)}`
      : `Write ${key}`;
  }

  #unknownField(
    key: string,
    value: unknown,
    field: string,
    properties: JsonRecord,
  ): SchemaProblem {
    const meant = suggestField(
      key,
      properties,
      schema => resolveSchema(schema, this.#definitions).node,
    );
    return refusal(
      field,
      value,
      'There is no such field; it is refused, or dropped without a word',
      meant === undefined ? 'Remove it' : `Did you mean ${meant}?`,
    );
  }

  /** What a schema says of values beside their type: alternatives, and rules in CEL. */
  #checkRules(
    value: unknown,
    node: JsonRecord,
    field: string,
    depth: number,
    native: boolean,
  ): void {
    if (native) {
      return;
    }
    this.problems.push(
      ...checkAlternatives(field, value, node, schema => {
        const inner = new SchemaWalk(this.#definitions, {
          onlyValues: true,
          work: this.#work,
        });
        inner.walk(value, schema, field, false, depth + 1);
        return inner.problems;
      }),
    );
    for (const rule of asList(node['x-kubernetes-validations']) ?? []) {
      const { message, rule: expression } = asRecord(rule) ?? {};
      const text = asText(message) ?? asText(expression);
      if (text !== undefined && !expressionNeedsOld(expression)) {
        this.unseen.add(
          `the rule in CEL of ${field || 'the object'}: ${cutText(text, 120)}`,
        );
      }
    }
  }
}

/** Rules about changes say nothing of an object that is new. */
function expressionNeedsOld(expression: unknown): boolean {
  return typeof expression === 'string' && /\boldSelf\b/.test(expression);
}

/** Go does not tell what is empty from what is not there. */
function isNothingInCode(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    asList(value)?.length === 0
  );
}

function isOfEmbedded(node: JsonRecord, key: string): boolean {
  return (
    node['x-kubernetes-embedded-resource'] === true &&
    ['apiVersion', 'kind', 'metadata'].includes(key)
  );
}
