import { ClusterRequest, failure, success } from '../../clusters/gateway';
import { ScriptedGateway } from '../../clusters/simulation/ScriptedGateway';

/** What a played cluster has; objects as the API server gives them. */
export interface PlayedObjects {
  /** The object at the path of its kind. */
  object?: unknown;
  pods?: unknown[];
  events?: unknown[];
  /** What the namespace says has not come with its page of events. */
  moreEvents?: boolean;
  log?: string;
}

/** A gateway to clusters that all have the same objects, as a test writes them. */
export class PlayedCluster {
  readonly gateway: ScriptedGateway;
  objects: PlayedObjects;

  static create(objects: PlayedObjects): PlayedCluster {
    return new PlayedCluster(objects);
  }

  private constructor(objects: PlayedObjects) {
    this.objects = objects;
    this.gateway = new ScriptedGateway({
      request: (_cluster, request) => this.#answer(request),
      watch: () =>
        this.objects.log === undefined
          ? failure('refused', 'connection refused')
          : success(chunksOf(this.objects.log)),
    });
  }

  /** What was asked for: paths with their parameters. */
  get asked(): string[] {
    return this.gateway.requests.map(({ request: { path, query } }) => {
      const search = new URLSearchParams(query).toString();
      return search ? `${path}?${search}` : path;
    });
  }

  #answer({ path, query = {} }: ClusterRequest) {
    const { object, pods, events, moreEvents } = this.objects;
    if (path.endsWith('/pods')) {
      return pods ? success({ items: pods }) : refused();
    }
    if (path.endsWith('/events')) {
      const isCut = moreEvents && query.fieldSelector === undefined;
      return events
        ? success({
            metadata: isCut ? { continue: 'more' } : {},
            items: events,
          })
        : refused();
    }
    return object ? success(object) : failure('notFound', 'it is gone');
  }
}

function refused() {
  return failure('forbidden', 'the account of the portal may not read this');
}

async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  for (const line of text.split(/(?<=\n)/)) {
    yield Buffer.from(line);
  }
}

/** A PyTorchJob of the namespace `vision`. */
export function job(name: string, more: Record<string, unknown> = {}) {
  return {
    apiVersion: 'kubeflow.org/v1',
    kind: 'PyTorchJob',
    metadata: { name, namespace: 'vision', uid: name },
    ...more,
  };
}

/** A pod of such a job, whose only container waits for its image. */
export function pod(name: string, more: Record<string, unknown> = {}) {
  return {
    metadata: {
      name,
      namespace: 'vision',
      uid: `uid-${name}`,
      ownerReferences: [{ uid: 'set', controller: true }],
    },
    spec: { containers: [{ name: 'main', image: 'registry/x:1' }] },
    status: {
      phase: 'Pending',
      containerStatuses: [
        {
          name: 'main',
          state: {
            waiting: {
              reason: 'ImagePullBackOff',
              message: 'Back-off pulling image "registry/x:1"',
            },
          },
        },
      ],
    },
    ...more,
  };
}

/** An event about an object, by its uid. */
export function event(uid: string, more: Record<string, unknown> = {}) {
  return {
    type: 'Warning',
    reason: 'Failed',
    message: 'Error: ImagePullBackOff',
    involvedObject: { kind: 'Pod', namespace: 'vision', name: uid, uid },
    lastTimestamp: '2026-01-01T00:00:00Z',
    ...more,
  };
}
