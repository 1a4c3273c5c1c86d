import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  CommonValidatorFunctions,
  DEFAULT_NAMESPACE,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { DISCOVERED_FROM_ANNOTATION } from './annotations';
import { DiscoveredEntity } from './DiscoveredEntity';
import { descriptionText, plainText } from './plainText';

const MOST_TAGS = 20;
/** Browsers and proxies take no longer ones. */
const MOST_URL = 2_000;

/** What an entity is made of. Texts are as others wrote them; what cannot be shown is left out. */
export interface EntityParts {
  kind: 'API' | 'Component' | 'Resource' | 'System';
  name: string;
  source: string;
  title?: string;
  description?: string;
  tags?: readonly string[];
  annotations?: Readonly<Record<string, string | undefined>>;
  link?: { url: string | undefined; title: string };
  spec: JsonObject;
  lively?: Readonly<Record<string, string>>;
}

/** Puts an entity together that the catalog takes, whatever the texts are. */
export function buildEntity(parts: EntityParts): DiscoveredEntity {
  const { kind, name, source, spec, lively } = parts;
  const location = `mlport:${source}`;
  const title = plainText(parts.title, 200);
  const description = descriptionText(parts.description);
  const tags = tagsOf(parts.tags ?? []);
  const url = webUrl(parts.link?.url);
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      namespace: DEFAULT_NAMESPACE,
      name,
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...(tags.length > 0 && { tags }),
      ...(url && parts.link && { links: [{ url, title: parts.link.title }] }),
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [DISCOVERED_FROM_ANNOTATION]: source,
        ...known(parts.annotations ?? {}),
      },
    },
    spec,
  };
  return {
    entity,
    ref: stringifyEntityRef(entity),
    source,
    ...(lively && { lively }),
  };
}

/** The address, when it is one of `http` or `https`. */
export function webUrl(url: string | undefined): string | undefined {
  return url !== undefined &&
    url.length <= MOST_URL &&
    /^https?:\/\//i.test(url) &&
    CommonValidatorFunctions.isValidUrl(url)
    ? url
    : undefined;
}

function tagsOf(texts: readonly string[]): string[] {
  const tags = texts
    .map(text => text.toLowerCase())
    .filter(tag => CommonValidatorFunctions.isValidTag(tag));
  return [...new Set(tags)].sort().slice(0, MOST_TAGS);
}

function known(
  annotations: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const entries = Object.entries(annotations);
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
