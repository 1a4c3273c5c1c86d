/**
 * Servers that serve nothing but models, by the name that their images, commands and
 * `app.kubernetes.io/name` have in common.
 *
 * Sources: the images and entry points in the documentation of vLLM, SGLang, Text Generation
 * Inference, Text Embeddings Inference, NVIDIA Triton and NIM, TensorFlow Serving, TorchServe,
 * Seldon MLServer, Ollama, llama.cpp, LMDeploy and KServe v0.20.0 (`config/runtimes`).
 */
const NAMES =
  'vllm|vllm-openai|sglang|text-generation-inference|text-embeddings-inference|tritonserver|torchserve|mlserver|ollama|lmdeploy|tensorflow-serving|llama-cpp-server';

const NAME = new RegExp(`^(${NAMES})$`);

const IMAGE = new RegExp(
  `(^|/)(${NAMES})(-(gpu|cpu|cuda|rocm|dev)[-\\w.]*)?([:@]|$)|` +
    '(^|/)tensorflow/serving([:@]|$)|(^|/)pytorch/torchserve|(^|/)nvcr\\.io/nim/|' +
    '(^|/)kserve/[\\w-]*server([:@]|$)|(^|/)huggingface-text-generation-inference',
);

const COMMAND =
  /(^|[\s/])(vllm\s+serve|vllm\.entrypoints\.\S+|sglang\.launch_server|text-generation-launcher|text-embeddings-router|tritonserver|tensorflow_model_server|torchserve|mlserver\s+start|mlflow\s+models\s+serve|ollama\s+serve|llama-server|lmdeploy\s+serve)(\s|$)/;

/** No line that means something is longer; bounds the work on hostile input. */
const LONGEST = 2000;

/** Whether a name is that of a server of models. */
export function isServerName(name: string): boolean {
  return NAME.test(name);
}

/** Whether an image is that of a server of models. */
export function isServerImage(image: string): boolean {
  return image.length <= LONGEST && IMAGE.test(image);
}

/** Whether a command line starts a server of models. */
export function isServerCommand(line: string): boolean {
  return COMMAND.test(line.slice(0, LONGEST));
}
