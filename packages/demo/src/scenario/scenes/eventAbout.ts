import { ApiObject } from '../../pocket/ApiObject';
import { suffixOf, uidOf } from '../random';
import { timestamp } from '../RunPlan';
import { PlacedObject } from '../runObjects';
import { place } from './Scene';

/** What was told, and by whom. */
export type Told = {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  /** The component that tells: `kubelet`, `default-scheduler`, … */
  source: string;
  /** When it was first and last told, in milliseconds since the epoch. */
  first: number;
  last: number;
  count?: number;
  /** The container of a pod that it is about. */
  container?: string;
};

/** An event about an object, as the recorder of client-go writes it. */
export function eventAbout(about: ApiObject, told: Told): PlacedObject {
  const { name, namespace, uid } = about.metadata;
  const id = [uid ?? '', told.reason, told.message];
  return place({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `${name}.${suffixOf(16, ...id)}`,
      namespace,
      uid: uidOf('event', ...id),
      creationTimestamp: timestamp(told.first),
    },
    involvedObject: {
      kind: about.kind,
      namespace,
      name,
      uid,
      apiVersion: about.apiVersion,
      ...(told.container && {
        fieldPath: `spec.containers{${told.container}}`,
      }),
    },
    reason: told.reason,
    message: told.message,
    source: { component: told.source },
    firstTimestamp: timestamp(told.first),
    lastTimestamp: timestamp(told.last),
    count: told.count ?? 1,
    type: told.type,
    eventTime: null,
    reportingComponent: told.source,
    reportingInstance: '',
  });
}
