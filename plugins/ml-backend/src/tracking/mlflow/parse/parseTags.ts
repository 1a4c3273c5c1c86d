import { asList, asRecord } from '@mlport/backstage-plugin-ml-common';
import { asName, asProse, recordOf } from './values';

const MOST_TAGS = 200;
const LONGEST_TAG = 4_000;
/** Its value has a page; and a list of models in JSON, which MLflow 2 kept so. */
const NOT_TAGS = new Set(['mlflow.note.content', 'mlflow.log-model.history']);

/** The tag that holds what people wrote about a run or an experiment. */
const NOTE_TAG = 'mlflow.note.content';

/** Keys and values, as MLflow writes tags and params. */
export function parsePairs(
  value: unknown,
  bounds: { most: number; longest: number },
): Record<string, string> {
  const pairs: [string, string][] = [];
  for (const entry of (asList(value) ?? []).slice(0, bounds.most)) {
    const { key, value: text } = asRecord(entry) ?? {};
    const name = asName(key);
    if (name !== undefined) {
      pairs.push([name, asProse(text, bounds.longest) ?? '']);
    }
  }
  return recordOf(pairs);
}

/** The tags of something, and the description that MLflow keeps among them. */
export function parseTags(value: unknown): {
  tags: Record<string, string>;
  note?: string;
} {
  const all = parsePairs(value, { most: MOST_TAGS, longest: LONGEST_TAG });
  const note = Object.hasOwn(all, NOTE_TAG) ? all[NOTE_TAG] : undefined;
  const tags = recordOf(
    Object.entries(all).filter(([key]) => !NOT_TAGS.has(key)),
  );
  return { tags, ...(note && { note }) };
}

/** Whether what carries the tags is a prompt, which MLflow keeps among its models. */
export function isPrompt(tags: Record<string, string>): boolean {
  return (
    Object.hasOwn(tags, 'mlflow.prompt.is_prompt') &&
    /^true$/i.test(tags['mlflow.prompt.is_prompt'])
  );
}
