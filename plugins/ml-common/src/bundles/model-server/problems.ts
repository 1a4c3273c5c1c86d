import { ParameterProblem } from '../Bundle';
import { envProblems } from '../common/env';
import { ModelServerParameters } from './parameters';
import { serverProfiles } from './serverProfiles';

/** What does not fit together in a server. */
export function* problems(
  parameters: ModelServerParameters,
): Iterable<ParameterProblem> {
  const { server, image, model, command, accelerator } = parameters;
  const profile = serverProfiles[server];
  if (server === 'custom' && !image) {
    yield { path: ['image'], message: 'expected the image of the server' };
  }
  if (server !== 'custom' && !model) {
    yield {
      path: ['model'],
      message: `expected what ${server} loads: a folder, a URI, or for vLLM a model of Hugging Face`,
    };
  }
  if (server !== 'custom' && command) {
    yield {
      path: ['command'],
      message: `expected no command; ${server} has its own`,
    };
  }
  if (server === 'vllm' && !accelerator && !image) {
    yield {
      path: ['accelerator'],
      message: 'expected an accelerator, or an image of vLLM for CPUs',
    };
  }
  if (profile.image && !image && isForeign(accelerator?.resource)) {
    yield {
      path: ['image'],
      message: `expected an image of ${server} for ${accelerator?.resource}; its own is for NVIDIA`,
    };
  }
  yield* envProblems(parameters, [
    'NVIDIA_VISIBLE_DEVICES',
    ...Object.keys(profile.env ?? {}),
  ]);
}

function isForeign(resource: string | undefined): boolean {
  return resource !== undefined && !resource.startsWith('nvidia.com/');
}
