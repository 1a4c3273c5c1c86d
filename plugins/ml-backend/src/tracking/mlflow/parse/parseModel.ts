import {
  asList,
  asRecord,
  RegisteredModel,
} from '@mlport/backstage-plugin-ml-common';
import { ParseContext } from './ParseContext';
import { parseTags } from './parseTags';
import { asMillis, asName, asProse, recordOf } from './values';

const MOST_ALIASES = 500;

/** A registered model, or a prompt; nothing where it has no name. */
export function parseModel(
  json: unknown,
  { source, links }: ParseContext,
): RegisteredModel | undefined {
  const fields = asRecord(json) ?? {};
  const name = asName(fields.name);
  if (name === undefined) {
    return undefined;
  }
  const { tags } = parseTags(fields.tags);
  const description = asProse(fields.description);
  const createdAt = asMillis(fields.creation_timestamp);
  const updatedAt = asMillis(fields.last_updated_timestamp);
  const url = links.model(name);
  return {
    source,
    name,
    ...(description && { description }),
    ...(createdAt !== undefined && { createdAt }),
    ...(updatedAt !== undefined && { updatedAt }),
    tags,
    aliases: parseAliases(fields.aliases),
    ...(url && { url }),
  };
}

function parseAliases(value: unknown): Record<string, string> {
  const aliases: [string, string][] = [];
  for (const entry of (asList(value) ?? []).slice(0, MOST_ALIASES)) {
    const fields = asRecord(entry) ?? {};
    const alias = asName(fields.alias);
    const version = asVersion(fields.version);
    if (alias !== undefined && version !== undefined) {
      aliases.push([alias, version]);
    }
  }
  return recordOf(aliases);
}

/** A version is a string everywhere but in some tags of MLflow. */
export function asVersion(value: unknown): string | undefined {
  return asName(typeof value === 'number' ? String(value) : value);
}
