import { ExplainRule } from '../ExplainRule';
import { Fix } from '../Explanation';
import { eventOf, podWords, seenAt, seenIn, troublesOf } from '../podsOf';
import { lead } from '../words';

/** Source: Kubernetes 1.36 `pkg/kubelet/images/types.go`. */
const WAITS = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'RegistryUnavailable',
  'SignatureValidationFailed',
  'ImageInspectError',
]);

/** What registries and runtimes answer, the most telling first. */
const CAUSES: readonly { message: RegExp; words: string; fix?: string }[] = [
  {
    message:
      /unauthorized|authentication required|denied|forbidden|no basic auth credentials/i,
    words: 'the registry does not let it',
    fix: 'Name an image pull secret that may read this image, and check the spelling.',
  },
  {
    message: /no match for platform|exec format|no matching manifest/i,
    words: 'there is none for the CPU of the node',
    fix: 'Build the image for the architecture of the node.',
  },
  {
    message: /toomanyrequests|rate limit|429/i,
    words: 'the registry limits the rate of pulls',
    fix: 'Pull with an account, or from a mirror.',
  },
  {
    message:
      /no such host|connection refused|timeout|timed out|i\/o timeout|TLS|x509|EOF/i,
    words: 'the registry does not answer',
    fix: 'Check the address of the registry, and that the nodes reach it.',
  },
  {
    message: /not found|NotFound|manifest unknown|does not exist|name unknown/i,
    words: 'it does not exist',
    fix: 'Check the name and the tag of the image, and that it was pushed.',
  },
  {
    message: /no space left/i,
    words: 'the disk of the node is full',
  },
];

/** An image cannot be pulled. */
export const imagePull: ExplainRule = {
  cause: 'image-pull',
  explain: facts => {
    const troubles = troublesOf(
      facts,
      ({ state, reason = '' }) => state === 'waiting' && WAITS.has(reason),
    );
    const [first] = troubles;
    if (!first) {
      return undefined;
    }
    const { pod, container } = first;
    const event = eventOf(facts, pod, /^Failed$/, /pull/i);
    const cause = causeOf(
      container.reason ?? '',
      `${container.message ?? ''} ${event?.message ?? ''}`,
    );
    const pods = troubles.map(trouble => trouble.pod);
    return {
      headline: `${lead(facts)}${podWords(facts, pods)} cannot pull the image ${
        container.image ?? ''
      }${cause.words ? `, ${cause.words}` : ''}`,
      evidence: [
        seenAt(facts, pod, container.message ?? container.reason ?? ''),
        ...(event ? [seenIn(facts, event)] : []),
      ],
      fix: fixOf(cause.fix, container.isInit, container.name, container.image),
      since: event?.at ?? pod.createdAt,
    };
  },
};

function causeOf(
  reason: string,
  message: string,
): { words?: string; fix?: string } {
  if (reason === 'InvalidImageName') {
    return {
      words: 'its name is not valid',
      fix: 'Correct the name of the image.',
    };
  }
  if (reason === 'ErrImageNeverPull') {
    return {
      words: 'it is not on the node, and imagePullPolicy is Never',
      fix: 'Set imagePullPolicy to IfNotPresent.',
    };
  }
  return CAUSES.find(cause => cause.message.test(message)) ?? {};
}

function fixOf(
  text: string | undefined,
  isInit: boolean,
  container: string,
  image: string | undefined,
): Fix | undefined {
  const list = isInit ? 'initContainers' : 'containers';
  return text
    ? { text, manifestPath: `${list}[name=${container}].image`, from: image }
    : undefined;
}
