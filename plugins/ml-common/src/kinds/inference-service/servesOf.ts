import {
  JsonRecord,
  KubernetesObject,
  asCount,
  asList,
  asRecord,
  asText,
} from '../../kubernetes';
import { MLFLOW_CANARY_VERSION_ANNOTATION } from '../../tracking';
import { ServedModel, TrafficShare } from '../../workload';
import { asStorageUri } from '../served/asStorageUri';
import { readModelStamp, readStamp, saysModel } from '../served/readModelStamp';

/**
 * What each revision serves. In Standard mode a canary has a predictor of its own. In Knative mode the
 * predictor is the new revision; what the one before it takes its files from is in no object any more,
 * so only its annotations tell. Source: kserve v0.20.0, `pkg/apis/serving/v1beta1`.
 */
export function servesOf(
  object: KubernetesObject,
  predictor: JsonRecord,
  traffic: readonly TrafficShare[] | undefined,
): ServedModel[] | undefined {
  const stamp = readModelStamp(object);
  const newVersion = readStamp(object, MLFLOW_CANARY_VERSION_ANNOTATION);
  const canary = asRecord(asList(asRecord(object.spec)?.canary)?.[0]);
  const isSplit = asCount(predictor.canaryTrafficPercent) !== undefined;
  const files = filesOf(predictor);
  const named = (served: ServedModel, revision: string | undefined) => ({
    ...(revision !== undefined && { revision }),
    ...served,
  });
  const old = traffic?.find(share => !share.canary)?.revision;
  const fresh = traffic?.find(share => share.canary)?.revision;
  const tried = (from: ServedModel) => tryVersion(stamp, newVersion, from);

  const revisions = [];
  if (canary) {
    const own = filesOf(asRecord(canary.predictor) ?? {});
    revisions.push(named({ ...stamp, ...files }, old));
    revisions.push(named(tried(own), fresh ?? canaryName(canary)));
  } else if (isSplit && newVersion !== undefined) {
    revisions.push(named(stamp, old));
    revisions.push(named(tried(files), fresh));
  } else {
    revisions.push(named({ ...stamp, ...files }, fresh));
  }
  const telling = revisions.filter(saysModel);
  return telling.length > 0 ? telling : undefined;
}

/** The same model in another version; the alias and the run are those of the version before it. */
function tryVersion(
  { instance, workspace, model }: ServedModel,
  version: string | undefined,
  files: ServedModel,
): ServedModel {
  return {
    ...(version !== undefined && {
      ...(instance !== undefined && { instance }),
      ...(workspace !== undefined && { workspace }),
      ...(model !== undefined && { model }),
      version,
    }),
    ...files,
  };
}

function canaryName(canary: JsonRecord): string | undefined {
  return asText(asRecord(canary.predictor)?.name);
}

/** The first address of files: that of the model, under the name of whatever framework, or of the list. */
function filesOf(predictor: JsonRecord): ServedModel {
  const listed = asRecord(asList(predictor.storageUris)?.[0])?.uri;
  const uris = [
    listed,
    ...Object.values(predictor).map(field => asRecord(field)?.storageUri),
  ];
  const storageUri = uris.map(asStorageUri).find(uri => uri !== undefined);
  return storageUri === undefined ? {} : { storageUri };
}
