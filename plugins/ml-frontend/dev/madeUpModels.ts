import {
  ModelDetails,
  ModelItem,
  ModelVersionItem,
  ServedBy,
  TrackingStatus,
} from '@mlport/backstage-plugin-ml-common';
import { madeUpRun } from './madeUpRuns';

const DAY = 86_400_000;

const NAMES = [
  'fraud-detector',
  'resnet-flowers',
  'churn & retention',
  'defect-detection-with-a-name-that-is-longer-than-any-column-would-like',
  '不正検知',
  'demand forecast',
];

const SOURCE = { provider: 'mlflow', instance: 'main' };

/** The model of a number; the first is not served as its champion would have it. */
export function madeUpModel(index: number): ModelItem {
  const round = Math.floor(index / NAMES.length);
  const name = `${NAMES[index % NAMES.length]}${round ? ` ${round}` : ''}`;
  const count = (index * 7) % 12;
  const latest = count > 0 ? String(count) : undefined;
  const served = index % 3 === 0 && count > 1;
  return {
    source: SOURCE,
    id: `main-model-${index}`,
    entityRef: `resource:default/main-model-${index}`,
    owner: index % 4 === 3 ? undefined : `group:default/team-${index % 3}`,
    name,
    description:
      index % 2 === 0
        ? 'Scores card payments before they are booked'
        : undefined,
    createdAt: Date.now() - (index + 3) * 9 * DAY,
    updatedAt: Date.now() - index * DAY - 4_000_000,
    tags: index % 2 === 0 ? { tier: 'gold', domain: 'payments' } : {},
    aliases: latest
      ? {
          champion: latest,
          ...(count > 1 && { challenger: String(count - 1) }),
        }
      : {},
    versions: count,
    latest,
    served: served
      ? [
          { version: String(count - 1), percent: 90, endpoints: 1 },
          { version: index % 2 ? latest! : '1', percent: 10, endpoints: 1 },
        ]
      : [],
    drift:
      served && index % 2 === 0
        ? { alias: 'champion', version: latest! }
        : undefined,
    url: `https://mlflow.example/#/models/${encodeURIComponent(name)}`,
  };
}

/** All about a made-up model. */
export function madeUpModelDetails(
  item: ModelItem,
  source: TrackingStatus,
): ModelDetails {
  const versions = Array.from({ length: item.versions }, (_, place) =>
    madeUpVersion(item, item.versions - place),
  );
  return {
    item,
    versions,
    servedUnknown: item.name.startsWith('churn')
      ? [{ ...endpoint('churn-scores'), by: 'name' }]
      : [],
    source,
  };
}

function madeUpVersion(item: ModelItem, number: number): ModelVersionItem {
  const version = String(number);
  const aliases = Object.keys(item.aliases).filter(
    alias => item.aliases[alias] === version,
  );
  const share = item.served.find(served => served.version === version);
  const base = madeUpRun(number);
  const hasRun = number % 5 !== 0;
  return {
    source: SOURCE,
    modelName: item.name,
    version,
    status: number === item.versions && number > 8 ? 'pending' : 'ready',
    description: number % 3 === 0 ? 'Trained on the data of May' : undefined,
    createdAt: Date.now() - (item.versions - number + 1) * 3 * DAY,
    tags: number % 2 === 0 ? { data: 'may-2026' } : {},
    sourceUri: `models:/m-${number}`,
    storageUri: `s3://ml-artifacts/1/models/m-${number}/artifacts`,
    runId: base.runId,
    aliases,
    run: hasRun
      ? {
          ...base,
          acceleratorTime:
            number % 2 === 0
              ? [
                  {
                    resource: 'nvidia.com/gpu',
                    product: 'A100-80GB',
                    count: 4,
                    seconds: 2_790 * number,
                  },
                ]
              : undefined,
        }
      : undefined,
    runMissing: hasRun ? undefined : 'the run was deleted',
    servedBy: share
      ? [
          {
            ...endpoint('fraud'),
            percent: share.percent,
            by: number % 2 === 0 ? 'stamp' : 'storage-uri',
            alias: number % 2 === 0 ? 'champion' : undefined,
          },
        ]
      : [],
  };
}

function endpoint(name: string): Omit<ServedBy, 'by'> {
  return {
    endpoint: {
      cluster: 'prod-eu',
      namespace: 'risk',
      group: 'serving.kserve.io',
      kind: 'InferenceService',
      name,
    },
    state: 'Ready',
  };
}
