import { IncomingMessage } from 'node:http';
import { JsonObject } from './ApiObject';
import { ApiContext, Request } from './context';
import {
  AGGREGATED_TYPE,
  aggregatedDocument,
  coreVersionsDocument,
  groupDocument,
  groupListDocument,
  resourceListDocument,
  versionDocument,
} from './discovery';
import { sendJson, sendText } from './http';
import { RequestInfo } from './RequestInfo';
import { ResourceType } from './ResourceType';
import {
  methodNotAllowed,
  PageNotFoundError,
  resourceNotFound,
} from './StatusError';

/** Answers what is no resource: health, version, discovery. */
export async function answerPath(
  context: ApiContext,
  types: ResourceType[],
  { req, res }: Request,
  info: RequestInfo,
): Promise<void> {
  const path = info.path.replace(/(.)\/$/, '$1');
  if (/^\/(healthz|livez|readyz)(\/ping)?$/.test(info.path)) {
    sendText(res, 200, 'ok');
    return;
  }
  if (path === '/version') {
    if (req.method !== 'GET') {
      throw methodNotAllowed();
    }
    await sendJson(req, res, 200, versionDocument(context.minor));
    return;
  }
  const aggregated =
    (path === '/api' || path === '/apis') &&
    /g=apidiscovery\.k8s\.io;v=v2(;|$|,)/.test(req.headers.accept ?? '');
  if (aggregated) {
    await sendJson(
      req,
      res,
      200,
      aggregatedDocument(types, path.slice(1) as 'api' | 'apis'),
      AGGREGATED_TYPE,
    );
    return;
  }
  await sendJson(req, res, 200, discoveryDocument(types, path, req));
}

function discoveryDocument(
  types: ResourceType[],
  path: string,
  req: IncomingMessage,
): JsonObject {
  const [, root, first, second, ...more] = path.split('/');
  if (path === '/api') {
    return coreVersionsDocument(req.headers.host ?? '');
  }
  if (path === '/apis') {
    return groupListDocument(types);
  }
  if (root === 'api' && first === 'v1' && second === undefined) {
    const core = resourceListDocument(types, '', 'v1');
    if (core) {
      return core;
    }
  }
  if (root === 'apis' && first && more.length === 0) {
    const document = second
      ? resourceListDocument(types, first, second)
      : groupDocument(types, first);
    if (document) {
      return document;
    }
    if (second && types.some(type => type.builtIn && type.group === first)) {
      throw resourceNotFound();
    }
  }
  throw new PageNotFoundError();
}
