/** Where MLflow gives the files of its proxied store out, in either form. */
const PROXIED =
  /^(?:mlflow-artifacts:(?:\/\/[^/]*)?\/|https?:\/\/[^/]+(?:\/.*)?\/api\/2\.0\/mlflow-artifacts\/artifacts\/)(.*)$/;
/** What only the server can tell. */
const UNRESOLVED = /^(?:models|runs):/;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * Where files lie on the store, as far as their address and the configuration tell: proxied ones lie
 * below the `--artifacts-destination` of the server, which it does not say. `models:/` and `runs:/`
 * stand for places that only the server knows.
 */
export function storageUriOf(
  address: string | undefined,
  artifactsDestination: string | undefined,
): string | undefined {
  if (address === undefined || UNRESOLVED.test(address)) {
    return undefined;
  }
  const path = PROXIED.exec(address)?.[1];
  if (path === undefined) {
    return HAS_SCHEME.test(address) ? withoutSlash(address) : undefined;
  }
  if (artifactsDestination === undefined || path.split('/').includes('..')) {
    return undefined;
  }
  return withoutSlash(`${withoutSlash(artifactsDestination)}/${path}`);
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
