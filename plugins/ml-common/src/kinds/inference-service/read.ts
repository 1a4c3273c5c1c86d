import {
  KubernetesObject,
  asRecord,
  findTrueCondition,
  needListOrNothing,
  needRecord,
  needRecordOrNothing,
} from '../../kubernetes';
import { WorkloadReading } from '../../workload';
import { priorityOf, queueOf } from '../kueue-workload';
import { podsOf } from './podsOf';
import { servesOf } from './servesOf';
import { stateOf } from './stateOf';
import { trafficOf } from './trafficOf';
import { urlsOf } from './urlsOf';

/** Reads an InferenceService of either mode. Evaluation order and what is missing: the README. */
export function read(object: KubernetesObject): WorkloadReading {
  const spec = needRecord(object.spec, 'spec');
  const predictor = needRecord(spec.predictor, 'spec.predictor');
  const status = needRecordOrNothing(object.status, 'status');
  const conditions = needListOrNothing(status.conditions, 'status.conditions');
  const [state, because] = stateOf(object, status, conditions);
  const traffic = trafficOf(status, conditions);
  const serves = servesOf(object, predictor, traffic);
  return {
    type: 'workload',
    state,
    reason: because?.reason,
    message: because?.message,
    ...podsOf({
      predictor,
      transformer: asRecord(spec.transformer),
      explainer: asRecord(spec.explainer),
    }),
    queue: queueOf(object),
    priority: priorityOf(object),
    startedAt:
      state === 'Ready'
        ? findTrueCondition(conditions, 'Ready')?.since
        : undefined,
    urls: urlsOf(status),
    traffic,
    ...(serves && { serves }),
  };
}
