import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import { parse } from 'yaml';

/** Where the templates are. */
export const templatesDir = resolve(__dirname, '../../../../templates');

/** A template as the catalog holds it, and where it came from. */
export interface LoadedTemplate {
  id: string;
  folder: string;
  entity: TemplateEntityV1beta3;
  samples: { name: string; values: Record<string, unknown> }[];
}

/** All templates that `all.yaml` names, with their samples. */
export function loadTemplates(): LoadedTemplate[] {
  const { spec } = readYaml(join(templatesDir, 'all.yaml')) as {
    spec: { targets: string[] };
  };
  return spec.targets.map(target => {
    const file = join(templatesDir, target);
    const folder = dirname(file);
    const samples = readdirSync(join(folder, 'samples')).map(name => ({
      name: basename(name, '.yaml'),
      values: readYaml(join(folder, 'samples', name)) as Record<
        string,
        unknown
      >,
    }));
    const entity = resolvePlaceholders(readYaml(file), folder);
    return {
      id: basename(folder),
      folder,
      entity: entity as TemplateEntityV1beta3,
      samples,
    };
  });
}

/** Puts in what `$yaml` names, as the catalog does: once, relative to the template. */
function resolvePlaceholders(value: unknown, folder: string): unknown {
  if (Array.isArray(value)) {
    return value.map(item => resolvePlaceholders(item, folder));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if ('$yaml' in value) {
    return readYaml(join(folder, String(value.$yaml)));
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      resolvePlaceholders(item, folder),
    ]),
  );
}

function readYaml(file: string): unknown {
  return parse(readFileSync(file, 'utf8'));
}
