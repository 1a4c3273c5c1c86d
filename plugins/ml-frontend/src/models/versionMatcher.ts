import { ModelVersionItem } from '@mlport/backstage-plugin-ml-common';

/** Whether a version has all words of a text: in its number, aliases, run, tags or endpoints. */
export function versionMatcher(
  text: string,
): (item: ModelVersionItem) => boolean {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return item => {
    const said = words.length > 0 ? wordsOf(item) : '';
    return words.every(word => said.includes(word));
  };
}

function wordsOf(item: ModelVersionItem): string {
  return [
    `v${item.version}`,
    item.description,
    item.runId,
    item.run?.name,
    ...item.aliases,
    ...Object.entries(item.tags).flat(),
    ...item.servedBy.flatMap(({ endpoint }) => [
      endpoint.name,
      endpoint.namespace,
      endpoint.cluster,
    ]),
  ]
    .filter(Boolean)
    .join('\n')
    .toLocaleLowerCase();
}
