import {
  Experiment,
  ModelVersion,
  RegisteredModel,
} from '@mlport/backstage-plugin-ml-common';
import { Ask } from './Ask';
import { Answer } from './client/Refusal';
import { ParseContext } from './parse/ParseContext';
import { parseExperiment } from './parse/parseExperiment';
import { parseModel } from './parse/parseModel';
import { isPrompt } from './parse/parseTags';
import { parseVersion } from './parse/parseVersion';
import { readPages } from './readPages';

const PAGE_OF_EXPERIMENTS = 1_000;
/** The most that MLflow takes. */
const PAGE_OF_MODELS = 1_000;
/** Some 3 MB; MLflow takes 200,000. */
const PAGE_OF_VERSIONS = 5_000;

/** All active experiments. */
export function readExperiments(
  ask: Ask,
  context: ParseContext,
): Promise<Answer<Experiment[]>> {
  return readPages({
    field: 'experiments',
    fetch: token =>
      ask('experiments/search', {
        body: {
          // Without it MLflow answers 400.
          max_results: PAGE_OF_EXPERIMENTS,
          view_type: 'ACTIVE_ONLY',
          order_by: ['experiment_id ASC'],
          ...(token !== undefined && { page_token: token }),
        },
      }),
    parse: json => parseExperiment(json, context),
    keyOf: ({ experimentId }) => experimentId,
  });
}

/** All registered models but prompts. */
export async function readModels(
  ask: Ask,
  context: ParseContext,
): Promise<Answer<RegisteredModel[]>> {
  return withoutPrompts(
    await readPages({
      field: 'registered_models',
      fetch: token =>
        ask('registered-models/search', pageQuery(PAGE_OF_MODELS, token)),
      parse: json => parseModel(json, context),
      keyOf: ({ name }) => name,
    }),
  );
}

/** All versions of all registered models. Aliases are with the models only. */
export async function readVersions(
  ask: Ask,
  context: ParseContext,
): Promise<Answer<ModelVersion[]>> {
  return withoutPrompts(
    await readPages({
      field: 'model_versions',
      fetch: token =>
        ask('model-versions/search', pageQuery(PAGE_OF_VERSIONS, token)),
      parse: json => parseVersion(json, context),
      keyOf: ({ modelName, version }) => JSON.stringify([modelName, version]),
    }),
  );
}

function pageQuery(size: number, token: string | undefined) {
  const query = new URLSearchParams({
    max_results: String(size),
    // By what does not change, so that no page skips what another one moved.
    order_by: 'name ASC',
    ...(token !== undefined && { page_token: token }),
  });
  return { query };
}

/** MLflow leaves prompts out of both lists; other servers of its API may not. */
function withoutPrompts<T extends { tags: Record<string, string> }>(
  read: Answer<T[]>,
): Answer<T[]> {
  return read.ok
    ? { ok: true, value: read.value.filter(({ tags }) => !isPrompt(tags)) }
    : read;
}
