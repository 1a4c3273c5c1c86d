import { ApiObject } from '../../pocket/ApiObject';
import { resourceId, ResourceType } from '../../pocket/ResourceType';
import { resources } from '../../pocket/resources';
import { wallTime, StoryTime } from '../planRuns';
import { PlacedObject } from '../runObjects';

/** A moment at which a scene is looked at. */
export type Moment = {
  /** Seconds of the story, a multiple of the scene's own beat. */
  seconds: number;
  /** The wall clock at some seconds of the story, in milliseconds since the epoch. */
  at(seconds: number): number;
};

/** Something of the company that is there from the beginning on, and may change with time. */
export type Scene = {
  cluster: 'prod-eu' | 'prod-us';
  /** How often it changes, in seconds of the story; absent for what never does. */
  every?: number;
  /** Its objects; of the same moment always the same. */
  objects(moment: Moment): PlacedObject[];
};

/** The moment that a scene shows at some seconds of the story. */
export function momentOf(
  { every }: Scene,
  time: StoryTime,
  seconds: number,
): Moment {
  return {
    seconds: every ? Math.floor(seconds / every) * every : 0,
    at: at => wallTime(time, at),
  };
}

const typeOf = new Map<string, ResourceType>(
  resources.map(type => [`${type.group} ${type.kind}`, type]),
);

/** Says where the pocket server keeps an object, and what its container wrote, if it is a pod. */
export function place(object: ApiObject, log?: string[]): PlacedObject {
  const { apiVersion, kind, metadata } = object;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const type = typeOf.get(`${group} ${kind}`);
  if (!type) {
    throw new Error(`the pocket server has no ${apiVersion} ${kind}`);
  }
  const name = metadata.name ?? '';
  return {
    id: resourceId(type),
    key: type.namespaced ? `${metadata.namespace}/${name}` : name,
    object,
    ...(log && { log }),
  };
}
