import { KubernetesObject, asList, asRecord, asText } from '../../kubernetes';
import { ServedModel } from '../../workload';
import { asStorageUri } from './asStorageUri';
import { readModelStamp, saysModel } from './readModelStamp';

/** How many words of command lines are looked at. */
const MOST_WORDS = 200;

/** The reference of MLflow: `models:/<name>/<version>` or `models:/<name>@<alias>`. */
const REFERENCE = /^models:\/([^/@]{1,256})(?:\/(\d{1,9})|@(\w{1,64}))$/;

/** Stores of files. A server is given other addresses too, which are no models. */
const STORE = /^(s3|s3a|gs|abfss?|wasbs?|hdfs|pvc):\/\//i;

/**
 * What a Deployment or StatefulSet serves: what its annotations name, else the first model that a
 * command line names by its reference or by the address of its files.
 */
export function servedByServer(
  object: KubernetesObject,
): ServedModel[] | undefined {
  const stamp = readModelStamp(object);
  if (stamp.model !== undefined) {
    return [stamp];
  }
  const word = wordsOf(object).find(
    text => REFERENCE.test(text) || STORE.test(text),
  );
  const served = { ...stamp, ...(word !== undefined && read(word)) };
  return saysModel(served) ? [served] : undefined;
}

function read(word: string): ServedModel {
  const [, model, version, alias] = REFERENCE.exec(word) ?? [];
  if (model !== undefined) {
    return {
      model,
      ...(version !== undefined && { version }),
      ...(alias !== undefined && { alias }),
    };
  }
  const storageUri = asStorageUri(word);
  return { ...(storageUri !== undefined && { storageUri }) };
}

/** The words of all command lines; `--model=x` is two. */
function wordsOf({ spec }: KubernetesObject): string[] {
  const pods = asRecord(asRecord(asRecord(spec)?.template)?.spec);
  return (asList(pods?.containers) ?? [])
    .map(asRecord)
    .flatMap(container => [
      ...(asList(container?.command) ?? []),
      ...(asList(container?.args) ?? []),
    ])
    .slice(0, MOST_WORDS)
    .flatMap(word => asText(word) ?? [])
    .map(word => word.slice(word.startsWith('-') ? word.indexOf('=') + 1 : 0));
}
