import { ListWorkloadsRequest } from '../api';

/**
 * A request as query parameters: one parameter per value, in a fixed order, nothing for what is
 * absent.
 */
export function toSearchParams(request: ListWorkloadsRequest): URLSearchParams {
  const params = new URLSearchParams();
  const add = (name: keyof ListWorkloadsRequest) => {
    const value = request[name];
    if (Array.isArray(value)) {
      for (const one of value) {
        params.append(name, one);
      }
    } else if (value !== undefined && value !== '') {
      params.append(name, String(value));
    }
  };
  add('entityRef');
  add('cluster');
  add('namespace');
  add('kind');
  add('state');
  add('owner');
  add('queue');
  add('text');
  add('claimed');
  add('sort');
  add('limit');
  add('cursor');
  return params;
}
