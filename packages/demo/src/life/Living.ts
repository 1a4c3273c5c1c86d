import { ApiObject, JsonObject } from '../pocket/ApiObject';
import { CompanyCluster } from '../scenario/company';
import { PlacedObject } from '../scenario/runObjects';

/** An applied object at a moment; times in milliseconds since the epoch. */
export type Living = {
  object: ApiObject;
  cluster: CompanyCluster;
  /** When its present spec was applied. */
  since: number;
  now: number;
  /** The wall clock so many seconds of life after `since`. */
  at(seconds: number): number;
};

/** What its controllers have made of it by then. */
export type Lived = {
  status: JsonObject;
  /** What they change of the spec. */
  spec?: JsonObject;
  /** What belongs to it. */
  children: PlacedObject[];
  /** When it changes next; absent when its life is over. */
  next?: number;
};

/** The life of a kind: pure. */
export type Life = (living: Living) => Lived;

/** The first of some moments that is yet to come. */
export function nextOf(moments: number[], now: number): number | undefined {
  return moments.find(moment => moment > now);
}
