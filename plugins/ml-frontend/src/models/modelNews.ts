import { ModelDetails } from '@mlport/backstage-plugin-ml-common';
import { STATE_TONES } from '../format/stateGroups';
import { Translate } from '../format/Translate';
import { isGoing, ServingEndpoint, servingEndpoints } from './servingEndpoints';

/** The endpoints that are told of by name. */
const TOLD = 3;

/** What a reader should know of a model before anything else. */
export interface ModelNews {
  /** Whether somebody should do something about it. */
  attention: boolean;
  /** What somebody would say, in the first sentence. */
  headline: string;
  /** What it rests on, and what else is to be known. */
  rest: string[];
  /** The version that there is reason to serve. */
  serve?: string;
}

/** What a model is served by, and whether that is what it should be, in sentences. */
export function modelNews(t: Translate, details: ModelDetails): ModelNews {
  const { item, versions, servedUnknown } = details;
  const endpoints = servingEndpoints(versions);
  const unknown = servedUnknown.filter(isGoing);
  const sentences = endpoints
    .slice(0, TOLD)
    .map(endpoint => servesWords(t, endpoint));
  const more = endpoints.length - TOLD;
  const rest = [
    ...sentences,
    ...(more > 0 ? [t('models.news.more', { count: more })] : []),
    ...unknown.slice(0, TOLD).map(({ endpoint }) =>
      t('models.news.unknown', {
        endpoint: endpoint.name,
        cluster: endpoint.cluster,
      }),
    ),
  ];
  const troubles = endpoints.flatMap(({ endpoint, state }) =>
    isTrouble(state)
      ? [
          t('models.news.trouble', {
            endpoint: endpoint.name,
            cluster: endpoint.cluster,
            state: t(`state.${state}`),
          }),
        ]
      : [],
  );
  if (item.drift) {
    return {
      attention: true,
      headline: t('models.news.drift', item.drift),
      rest: [...troubles, ...rest],
      serve: item.drift.version,
    };
  }
  if (rest.length === 0) {
    return {
      attention: false,
      headline: t('models.news.none'),
      rest,
      serve: worthServing(details),
    };
  }
  const [headline, ...others] = [...troubles, ...rest];
  return { attention: troubles.length > 0, headline, rest: others };
}

function servesWords(
  t: Translate,
  { endpoint, versions }: ServingEndpoint,
): string {
  const words = versions.map(({ version, aliases, percent }) => {
    const named =
      aliases.length > 0
        ? t('models.news.versionNamed', {
            version,
            aliases: aliases.join(', '),
          })
        : t('models.news.version', { version });
    return percent === undefined
      ? named
      : t('models.news.shared', { version: named, percent: String(percent) });
  });
  const last = words.pop() ?? '';
  return t('models.news.serves', {
    endpoint: endpoint.name,
    cluster: endpoint.cluster,
    versions:
      words.length > 0
        ? t('models.news.and', { first: words.join(', '), last })
        : last,
  });
}

function isTrouble(state: ServingEndpoint['state']): boolean {
  const tone = STATE_TONES[state];
  return tone === 'danger' || tone === 'warning';
}

/** The champion where there is one, else the newest version that is whole. */
function worthServing({ item, versions }: ModelDetails): string | undefined {
  const champion = Object.hasOwn(item.aliases, 'champion')
    ? item.aliases.champion
    : undefined;
  const ready = versions.filter(({ status }) => status === 'ready');
  const chosen = ready.find(({ version }) => version === champion) ?? ready[0];
  return chosen?.version;
}
