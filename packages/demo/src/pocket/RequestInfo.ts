/** What a request asks for, before anybody knows whether it exists. */
export type RequestInfo =
  | { isResource: false; path: string; verb: string }
  | {
      isResource: true;
      path: string;
      verb: string;
      group: string;
      version: string;
      plural: string;
      namespace?: string;
      name?: string;
      subresource?: string;
    };

/** A request for a resource. */
export type ResourceRequest = Extract<RequestInfo, { isResource: true }>;

const VERBS: { [method: string]: string } = {
  GET: 'get',
  HEAD: 'get',
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

/**
 * Reads method and URL as the real server does before it authorizes
 * (`k8s.io/apiserver/pkg/endpoints/request/requestinfo.go`).
 */
export function requestInfo(method: string, url: URL): RequestInfo {
  const path = url.pathname;
  const parts = path.split('/').slice(1);
  if (parts[parts.length - 1] === '') {
    parts.pop();
  }
  const [prefix, ...afterPrefix] = parts;
  const rest = prefix === 'api' ? ['', ...afterPrefix] : afterPrefix;
  const ofApi = prefix === 'api' || prefix === 'apis';
  if (
    !ofApi ||
    rest.length < 3 ||
    rest.some((part, index) => index > 0 && !part)
  ) {
    return { isResource: false, path, verb: method.toLowerCase() };
  }
  const [group, version, ...names] = rest.map(decodeURIComponent);
  const target = resourceParts(names);
  const verbs = target.name
    ? VERBS
    : {
        ...VERBS,
        GET: isTrue(url.searchParams.get('watch')) ? 'watch' : 'list',
        DELETE: 'deletecollection',
      };
  return {
    isResource: true,
    path,
    group,
    version,
    ...target,
    verb: verbs[method] ?? method.toLowerCase(),
  };
}

/** What a boolean query parameter means: the real server takes all but `0` and `false` for true. */
export function isTrue(value: string | null): boolean {
  return value !== null && value !== '0' && value.toLowerCase() !== 'false';
}

function resourceParts(names: string[]): {
  plural: string;
  namespace?: string;
  name?: string;
  subresource?: string;
} {
  const [first, second, third] = names;
  const ofNamespaceItself =
    names.length < 3 || third === 'status' || third === 'finalize';
  if (first !== 'namespaces' || ofNamespaceItself) {
    return { plural: first, name: second, subresource: third };
  }
  const [, namespace, plural, name, subresource] = names;
  return { plural, namespace, name, subresource };
}
