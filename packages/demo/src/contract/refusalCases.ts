import { ContractCase } from './ContractCase';
import { ContractClient, jobsPath, pyTorchJob } from './ContractClient';

/** A request, and the refusal that every server words in the same way. */
type Refusal = {
  title: string;
  path: string;
  method?: string;
  /** As whom; the administrator unless said. */
  as?: 'viewer' | 'nobody' | 'stranger';
  code: number;
  /** The whole `Status` but its metadata; a string for a plain page. */
  answer: object | string;
};

const jobs = '/apis/kubeflow.org/v1/pytorchjobs';
const inDefault = '/apis/kubeflow.org/v1/namespaces/default/pytorchjobs';

const UNAUTHORIZED = { message: 'Unauthorized', reason: 'Unauthorized' };
const PAGE = '404 page not found\n';
const NO_RESOURCE = {
  message: 'the server could not find the requested resource',
  reason: 'NotFound',
  details: {},
};
const NO_METHOD = {
  message: 'the server does not allow this method on the requested resource',
  reason: 'MethodNotAllowed',
  details: {},
};
const bad = (message: string) => ({ message, reason: 'BadRequest' });
const option = (
  field: string,
  text: string,
  reason = 'FieldValueForbidden',
) => ({
  message: `ListOptions.meta.k8s.io "" is invalid: ${field}: ${text}`,
  reason: 'Invalid',
  details: {
    group: 'meta.k8s.io',
    kind: 'ListOptions',
    causes: [{ reason, message: text, field }],
  },
});

const refusals: Refusal[] = [
  {
    title: 'no token',
    path: '/api/v1/pods',
    as: 'nobody',
    code: 401,
    answer: UNAUTHORIZED,
  },
  {
    title: 'a wrong token',
    path: '/api/v1/pods',
    as: 'stranger',
    code: 401,
    answer: UNAUTHORIZED,
  },
  {
    title: 'a wrong token at a path that needs none',
    path: '/healthz',
    as: 'stranger',
    code: 401,
    answer: UNAUTHORIZED,
  },
  {
    title: 'an object that is not there',
    path: `${inDefault}/absent`,
    code: 404,
    answer: {
      message: 'pytorchjobs.kubeflow.org "absent" not found',
      reason: 'NotFound',
      details: { name: 'absent', group: 'kubeflow.org', kind: 'pytorchjobs' },
    },
  },
  {
    title: 'a pod that is not there',
    path: '/api/v1/namespaces/default/pods/absent',
    code: 404,
    answer: {
      message: 'pods "absent" not found',
      reason: 'NotFound',
      details: { name: 'absent', kind: 'pods' },
    },
  },
  {
    title: 'the log of a pod that is not there',
    path: '/api/v1/namespaces/default/pods/absent/log',
    code: 404,
    answer: {
      message: 'pods "absent" not found',
      reason: 'NotFound',
      details: { name: 'absent', kind: 'pods' },
    },
  },
  { title: 'an unknown path', path: '/nope', code: 404, answer: PAGE },
  { title: 'an unknown group', path: '/apis/nope', code: 404, answer: PAGE },
  {
    title: 'a resource of an unknown group',
    path: '/apis/nope.io/v1/things',
    code: 404,
    answer: PAGE,
  },
  {
    title: 'an unknown custom resource',
    path: '/apis/kubeflow.org/v1/nope',
    code: 404,
    answer: PAGE,
  },
  {
    title: 'a namespaced object without its namespace',
    path: `${jobs}/x`,
    code: 404,
    answer: PAGE,
  },
  {
    title: 'an unknown core resource',
    path: '/api/v1/nope',
    code: 404,
    answer: NO_RESOURCE,
  },
  {
    title: 'an unknown version of a built-in group',
    path: '/apis/batch/v9',
    code: 404,
    answer: NO_RESOURCE,
  },
  { title: 'a doubled slash', path: '//api/v1/pods', code: 404, answer: PAGE },
  {
    title: 'PUT of a collection',
    method: 'PUT',
    path: '/api/v1/pods',
    code: 405,
    answer: NO_METHOD,
  },
  {
    title: 'POST of the version',
    method: 'POST',
    path: '/version',
    code: 405,
    answer: NO_METHOD,
  },
  {
    title: 'PUT of a collection of custom resources',
    method: 'PUT',
    path: jobs,
    code: 404,
    answer: PAGE,
  },
  {
    title: 'listing what the token may not, everywhere',
    path: '/api/v1/secrets',
    as: 'viewer',
    code: 403,
    answer: {
      message:
        'secrets is forbidden: User "$USER" cannot list resource "secrets" in API group "" at the cluster scope',
      reason: 'Forbidden',
      details: { kind: 'secrets' },
    },
  },
  {
    title: 'watching what the token may not',
    path: '/api/v1/secrets?watch=1',
    as: 'viewer',
    code: 403,
    answer: {
      message:
        'secrets is forbidden: User "$USER" cannot watch resource "secrets" in API group "" at the cluster scope',
      reason: 'Forbidden',
      details: { kind: 'secrets' },
    },
  },
  {
    title: 'getting what the token may not',
    path: '/apis/nope.io/v1/namespaces/d/things/x',
    as: 'viewer',
    code: 403,
    answer: {
      message:
        'things.nope.io "x" is forbidden: User "$USER" cannot get resource "things" in API group "nope.io" in the namespace "d"',
      reason: 'Forbidden',
      details: { name: 'x', group: 'nope.io', kind: 'things' },
    },
  },
  {
    title: 'a subresource that the token may not',
    path: '/apis/batch/v1/namespaces/d/jobs/x/status',
    as: 'viewer',
    code: 403,
    answer: {
      message:
        'jobs.batch "x" is forbidden: User "$USER" cannot get resource "jobs/status" in API group "batch" in the namespace "d"',
      reason: 'Forbidden',
      details: { name: 'x', group: 'batch', kind: 'jobs' },
    },
  },
  {
    title: 'deleting all as a reader',
    method: 'DELETE',
    path: inDefault,
    as: 'viewer',
    code: 403,
    answer: {
      message:
        'pytorchjobs.kubeflow.org is forbidden: User "$USER" cannot deletecollection resource "pytorchjobs" in API group "kubeflow.org" in the namespace "default"',
      reason: 'Forbidden',
      details: { group: 'kubeflow.org', kind: 'pytorchjobs' },
    },
  },
  {
    title: 'a path that the token may not',
    path: '/metrics',
    as: 'viewer',
    code: 403,
    answer: {
      message: 'forbidden: User "$USER" cannot get path "/metrics"',
      reason: 'Forbidden',
      details: {},
    },
  },
  {
    title: 'an unknown field of a pod',
    path: '/api/v1/pods?fieldSelector=foo=bar',
    code: 400,
    answer: bad('field label not supported: foo'),
  },
  {
    title: 'a status field of a custom resource',
    path: `${jobs}?fieldSelector=status.x=bar`,
    code: 400,
    answer: bad('field label not supported: status.x'),
  },
  {
    title: 'an unknown field of a Job',
    path: '/apis/batch/v1/jobs?fieldSelector=foo=1',
    code: 400,
    answer: bad('field label "foo" not supported for Job'),
  },
  {
    title: 'a namespace field of a cluster resource',
    path: '/api/v1/nodes?fieldSelector=metadata.namespace=x',
    code: 400,
    answer: bad('field label not supported: metadata.namespace'),
  },
  {
    title: 'a field selector without a value',
    path: '/api/v1/pods?fieldSelector=foo',
    code: 400,
    answer: bad("invalid selector: 'foo'; can't understand 'foo'"),
  },
  {
    title: 'a label selector with two values',
    path: `${jobs}?labelSelector=a=b=c`,
    code: 400,
    answer: bad("found '=', expected: ',' or 'end of string'"),
  },
  {
    title: 'a label selector whose set has no bracket',
    path: `${jobs}?labelSelector=a%20in%20b`,
    code: 400,
    answer: bad("unable to parse requirement: found 'b' expected: '('"),
  },
  {
    title: 'a label selector that ends in a comma',
    path: `${jobs}?labelSelector=a%3Db%2C`,
    code: 400,
    answer: bad("found '', expected: identifier after ','"),
  },
  {
    title: 'a label selector that compares words',
    path: `${jobs}?labelSelector=a%20%3E%20b`,
    code: 400,
    answer: bad(
      `unable to parse requirement: values[0]: Invalid value: "b": for 'Gt', 'Lt' operators, the value must be an integer`,
    ),
  },
  {
    title: 'a version that is no number',
    path: `${jobs}?resourceVersion=abc`,
    code: 400,
    answer: bad(
      'invalid resource version: resourceVersion: Invalid value: "abc": strconv.ParseUint: parsing "abc": invalid syntax',
    ),
  },
  {
    title: 'a limit that is no number',
    path: `${jobs}?limit=abc`,
    code: 400,
    answer: bad('strconv.ParseInt: parsing "abc": invalid syntax'),
  },
  {
    title: 'a match without a version',
    path: `${jobs}?resourceVersionMatch=Exact`,
    code: 422,
    answer: option(
      'resourceVersionMatch',
      'Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided',
    ),
  },
  {
    title: 'exactly version 0',
    path: `${jobs}?resourceVersion=0&resourceVersionMatch=Exact`,
    code: 422,
    answer: option(
      'resourceVersionMatch',
      'Forbidden: resourceVersionMatch "exact" is forbidden for resourceVersion "0"',
    ),
  },
  {
    title: 'an unknown match',
    path: `${jobs}?resourceVersion=5&resourceVersionMatch=Foo`,
    code: 422,
    answer: option(
      'resourceVersionMatch',
      'Unsupported value: "Foo": supported values: "Exact", "NotOlderThan", ""',
      'FieldValueNotSupported',
    ),
  },
  {
    title: 'initial events of a list',
    path: `${jobs}?sendInitialEvents=true`,
    code: 422,
    answer: option(
      'sendInitialEvents',
      'Forbidden: sendInitialEvents is forbidden for list',
    ),
  },
  {
    title: 'initial events without a match',
    path: `${jobs}?watch=1&sendInitialEvents=true`,
    code: 422,
    answer: option(
      'resourceVersionMatch',
      'Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
    ),
  },
  {
    title: 'a watch with a match',
    path: `${jobs}?watch=1&resourceVersionMatch=NotOlderThan&resourceVersion=1`,
    code: 422,
    answer: option(
      'resourceVersionMatch',
      'Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
    ),
  },
];

/** Refusals in the real server's own words. */
export const refusalCases: ContractCase[] = [
  ...refusals.map(refusal => ({
    title: `refuses ${refusal.title}`,
    run: async ({ client }: { client: ContractClient }) => {
      const { server } = client;
      const tokens = {
        viewer: server.token,
        nobody: '',
        stranger: 'not-a-token',
      };
      const answer = await client.ask(refusal.path, {
        method: refusal.method,
        token: refusal.as ? tokens[refusal.as] : undefined,
      });
      expect(answer.code).toBe(refusal.code);
      if (typeof refusal.answer === 'string') {
        expect(answer.text).toBe(refusal.answer);
        expect(answer.headers.get('content-type')).toContain('text/plain');
        return;
      }
      const message = String(answer.body.message).replace(
        /User "[^"]*"/,
        'User "$USER"',
      );
      expect({ ...answer.body, message }).toEqual({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        code: refusal.code,
        ...refusal.answer,
      });
    },
  })),
  {
    title: 'refuses a version that is not reached with 504 and Retry-After',
    run: async ({ client }) => {
      const answer = await client.ask(`${jobs}?resourceVersion=99999999`);
      expect(answer.code).toBe(504);
      expect(answer.headers.get('retry-after')).toBe('1');
      expect(answer.body).toMatchObject({
        reason: 'Timeout',
        message: expect.stringMatching(
          /^Timeout: Too large resource version: 99999999, current: \d+$/,
        ),
        details: {
          causes: [
            {
              reason: 'ResourceVersionTooLarge',
              message: 'Too large resource version',
            },
          ],
          retryAfterSeconds: 1,
        },
      });
    },
  },
  {
    title: 'refuses wrong objects',
    run: async ({ client, namespace }) => {
      const post = (body: unknown, contentType?: string) =>
        client.ask(jobsPath(namespace), { method: 'POST', body, contentType });
      await client.createJob(namespace, 'here');
      expect((await post(pyTorchJob('here'))).body).toMatchObject({
        code: 409,
        reason: 'AlreadyExists',
        message: 'pytorchjobs.kubeflow.org "here" already exists',
      });
      expect((await post(pyTorchJob('BAD_NAME'))).body).toMatchObject({
        code: 422,
        reason: 'Invalid',
        details: { name: 'BAD_NAME', causes: [{ field: 'metadata.name' }] },
      });
      expect(
        (await post({ ...pyTorchJob('x'), kind: 'Foo' })).body,
      ).toMatchObject({
        code: 422,
        message:
          'Foo.kubeflow.org "x" is invalid: kind: Invalid value: "Foo": must be PyTorchJob',
      });
      expect((await post('{')).body).toMatchObject({ code: 400 });
      expect((await post('x', 'text/plain')).body).toMatchObject({
        code: 415,
        reason: 'UnsupportedMediaType',
      });
      const nowhere = await client.ask(jobsPath('no-such-namespace'), {
        method: 'POST',
        body: pyTorchJob('x'),
      });
      expect(nowhere.body).toMatchObject({
        code: 404,
        message: 'namespaces "no-such-namespace" not found',
      });
    },
  },
];
