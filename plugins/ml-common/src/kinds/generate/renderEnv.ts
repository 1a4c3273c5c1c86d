import { PodParameters } from './podParameters';

/** Variables in the order in which they are given: `$(NAME)` sees those above it only. */
export function renderEnv(env: PodParameters['env']) {
  return env.map(({ name, value, secret, field }) => {
    if (secret) {
      return { name, valueFrom: { secretKeyRef: { ...secret } } };
    }
    return field === undefined
      ? { name, value }
      : { name, valueFrom: { fieldRef: { fieldPath: field } } };
  });
}
