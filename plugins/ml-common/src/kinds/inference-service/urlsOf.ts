import { JsonRecord, asRecord, asText } from '../../kubernetes';

/** No address of an endpoint is longer. */
const LONGEST = 512;

/** Where it serves: for users, then within the cluster. */
export function urlsOf(status: JsonRecord): string[] | undefined {
  const urls = [status.url, asRecord(status.address)?.url].flatMap(webUrl);
  return urls.length > 0 ? [...new Set(urls)] : undefined;
}

/**
 * An address that a browser may be sent to. Statuses are written by whoever may write them:
 * `javascript:` and addresses with a password in them are none.
 */
function webUrl(value: unknown): string[] {
  const text = asText(value);
  if (!text || text.length > LONGEST || !URL.canParse(text)) {
    return [];
  }
  const { protocol, username, password, href } = new URL(text);
  const isWeb = protocol === 'http:' || protocol === 'https:';
  if (!isWeb || username || password) {
    return [];
  }
  // As it was parsed, so that it leads where it seems to.
  return [href === `${text}/` ? text : href];
}
