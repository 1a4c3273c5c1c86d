import { JsonObject } from '../pocket/ApiObject';
import { ContractCase } from './ContractCase';
import { APPLY, jobsPath, metadataOf, pyTorchJob } from './ContractClient';

const AN_HOUR_AGO = '2026-01-01T00:00:00Z';

const applied = (labels: JsonObject, extra: JsonObject = {}): JsonObject => ({
  apiVersion: 'kubeflow.org/v1',
  kind: 'PyTorchJob',
  metadata: { name: 'applied', labels },
  spec: pyTorchJob('applied').spec,
  ...extra,
});

/** Writes: what the server adds, what it keeps apart, what it refuses. */
export const writeCases: ContractCase[] = [
  {
    title:
      'fills in what a client cannot know, and takes no status at creation',
    run: async ({ client, namespace }) => {
      const answer = await client.ask(jobsPath(namespace), {
        method: 'POST',
        body: {
          ...pyTorchJob('made'),
          metadata: { name: 'made', uid: 'mine', generation: 9 },
          status: { startTime: AN_HOUR_AGO },
        },
      });
      expect(answer.code).toBe(201);
      expect(answer.body).not.toHaveProperty('status');
      expect(metadataOf(answer.body)).toMatchObject({
        name: 'made',
        namespace,
        generation: 1,
        uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
        resourceVersion: expect.stringMatching(/^\d+$/),
        creationTimestamp: expect.stringMatching(
          /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
        ),
      });
    },
  },
  {
    title: 'makes a name from generateName',
    run: async ({ client, namespace }) => {
      const { body } = await client.ask(jobsPath(namespace), {
        method: 'POST',
        body: { ...pyTorchJob('x'), metadata: { generateName: 'run-' } },
      });
      expect(metadataOf(body).name).toMatch(/^run-[a-z0-9]{5}$/);
    },
  },
  {
    title: 'counts a generation for the spec only',
    run: async ({ client, namespace }) => {
      await client.createJob(namespace, 'job');
      const path = `${jobsPath(namespace)}/job`;
      const generation = (body: JsonObject) => metadataOf(body).generation;
      const labeled = await client.patch(path, {
        metadata: { labels: { a: 'b' } },
      });
      expect(generation(labeled.body)).toBe(1);
      const suspended = await client.patch(path, {
        spec: { runPolicy: { suspend: true } },
      });
      expect(generation(suspended.body)).toBe(2);
      const status = await client.patch(`${path}/status`, {
        status: { startTime: AN_HOUR_AGO },
      });
      expect(generation(status.body)).toBe(2);
    },
  },
  {
    title: 'keeps status and the rest apart',
    run: async ({ client, namespace }) => {
      await client.createJob(namespace, 'job');
      const path = `${jobsPath(namespace)}/job`;
      const patch = {
        metadata: { labels: { from: 'status' } },
        spec: { runPolicy: { suspend: true } },
        status: { startTime: AN_HOUR_AGO },
      };
      const viaStatus = await client.patch(`${path}/status`, patch);
      expect(viaStatus.body).toMatchObject({ status: patch.status });
      expect(viaStatus.body).not.toHaveProperty('spec.runPolicy');
      expect(metadataOf(viaStatus.body).labels ?? {}).toEqual({});
      const viaObject = await client.patch(path, {
        metadata: { labels: { from: 'object' } },
        status: { startTime: '2020-01-01T00:00:00Z' },
      });
      expect(viaObject.body).toMatchObject({
        metadata: { labels: { from: 'object' } },
        status: patch.status,
      });
    },
  },
  {
    title: 'makes no version of a change that changes nothing',
    run: async ({ client, namespace }) => {
      const job = await client.createJob(namespace, 'job', { a: 'b' });
      const { body } = await client.patch(`${jobsPath(namespace)}/job`, {
        metadata: { labels: { a: 'b' } },
      });
      expect(metadataOf(body).resourceVersion).toBe(
        metadataOf(job).resourceVersion,
      );
    },
  },
  {
    title: 'refuses an update from an old version',
    run: async ({ client, namespace }) => {
      const job = await client.createJob(namespace, 'job');
      const path = `${jobsPath(namespace)}/job`;
      await client.patch(path, { metadata: { labels: { a: 'b' } } });
      const stale = await client.ask(path, { method: 'PUT', body: job });
      expect(stale.body).toMatchObject({
        code: 409,
        reason: 'Conflict',
        message:
          'Operation cannot be fulfilled on pytorchjobs.kubeflow.org "job": the object has been modified; please apply your changes to the latest version and try again',
      });
      const without = await client.ask(path, {
        method: 'PUT',
        body: { ...job, metadata: { name: 'job', namespace } },
      });
      expect(without.body).toMatchObject({
        code: 422,
        message:
          'pytorchjobs.kubeflow.org "job" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update',
      });
      const { body: fresh } = await client.ask(path);
      const replaced = await client.ask(path, {
        method: 'PUT',
        body: { ...fresh, metadata: { ...metadataOf(fresh), labels: {} } },
      });
      expect(replaced.code).toBe(200);
    },
  },
  {
    title: 'says what it deleted, and 404 the second time',
    run: async ({ client, namespace }) => {
      const job = await client.createJob(namespace, 'job');
      const path = `${jobsPath(namespace)}/job`;
      const first = await client.ask(path, { method: 'DELETE' });
      expect(first.body).toEqual({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Success',
        details: {
          name: 'job',
          group: 'kubeflow.org',
          kind: 'pytorchjobs',
          uid: metadataOf(job).uid,
        },
      });
      const second = await client.ask(path, { method: 'DELETE' });
      expect(second.code).toBe(404);
    },
  },
  {
    title: 'waits for finalizers before it deletes',
    run: async ({ client, namespace }) => {
      await client.createJob(namespace, 'job');
      const path = `${jobsPath(namespace)}/job`;
      await client.patch(path, {
        metadata: { finalizers: ['mlport.test/hold'] },
      });
      const marked = await client.ask(path, { method: 'DELETE' });
      expect(marked.body).toMatchObject({
        kind: 'PyTorchJob',
        metadata: {
          deletionTimestamp: expect.any(String),
          deletionGracePeriodSeconds: 0,
          generation: 2,
        },
      });
      expect((await client.ask(path)).code).toBe(200);
      await client.patch(path, { metadata: { finalizers: null } });
      expect((await client.ask(path)).code).toBe(404);
    },
  },
  {
    title: 'deletes a selection',
    run: async ({ client, namespace }) => {
      await client.createJob(namespace, 'stays', { keep: 'yes' });
      await client.createJob(namespace, 'goes', { keep: 'no' });
      const path = jobsPath(namespace);
      const answer = await client.ask(`${path}?labelSelector=keep%3Dno`, {
        method: 'DELETE',
      });
      expect(answer.body).toMatchObject({ kind: 'PyTorchJobList' });
      expect((await client.ask(`${path}/goes`)).code).toBe(404);
      expect((await client.ask(`${path}/stays`)).code).toBe(200);
    },
  },
  {
    title: 'applies: creates, owns, conflicts, forces, takes back',
    run: async ({ client, namespace }) => {
      const path = `${jobsPath(namespace)}/applied`;
      const apply = (manager: string, body: JsonObject, query = '') =>
        client.ask(`${path}?fieldManager=${manager}${query}`, {
          method: 'PATCH',
          body,
          contentType: APPLY,
        });
      const created = await apply('one', applied({ a: '1', b: '1' }));
      expect(created.code).toBe(201);
      expect(metadataOf(created.body).managedFields).toEqual([
        expect.objectContaining({ manager: 'one', operation: 'Apply' }),
      ]);
      const refused = await apply('two', applied({ a: '2' }));
      expect(refused.body).toMatchObject({
        code: 409,
        reason: 'Conflict',
        message:
          'Apply failed with 1 conflict: conflict with "one": .metadata.labels.a',
        details: {
          causes: [
            {
              reason: 'FieldManagerConflict',
              message: 'conflict with "one"',
              field: '.metadata.labels.a',
            },
          ],
        },
      });
      const forced = await apply('two', applied({ a: '2' }), '&force=true');
      expect(metadataOf(forced.body).labels).toEqual({ a: '2', b: '1' });
      const dropped = await apply('one', applied({}));
      expect(metadataOf(dropped.body).labels).toEqual({ a: '2' });
      const nobody = await client.ask(path, {
        method: 'PATCH',
        body: applied({}),
        contentType: APPLY,
      });
      expect(nobody.body).toMatchObject({
        code: 422,
        message:
          'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
      });
    },
  },
  {
    title: 'applies a status',
    run: async ({ client, namespace }) => {
      await client.createJob(namespace, 'applied');
      const path = `${jobsPath(namespace)}/applied`;
      const { body } = await client.ask(`${path}/status?fieldManager=one`, {
        method: 'PATCH',
        contentType: APPLY,
        body: {
          apiVersion: 'kubeflow.org/v1',
          kind: 'PyTorchJob',
          metadata: { name: 'applied' },
          status: { startTime: AN_HOUR_AGO },
        },
      });
      expect(body).toMatchObject({ status: { startTime: AN_HOUR_AGO } });
    },
  },
  {
    title: 'knows strategic merge for built-in kinds only',
    run: async ({ client, namespace }) => {
      await client.createJob(namespace, 'job');
      const contentType = 'application/strategic-merge-patch+json';
      const custom = await client.ask(`${jobsPath(namespace)}/job`, {
        method: 'PATCH',
        body: {},
        contentType,
      });
      expect(custom.body).toMatchObject({
        code: 415,
        message:
          'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml',
      });
      const builtIn = await client.ask(`/api/v1/namespaces/${namespace}`, {
        method: 'PATCH',
        body: { metadata: { labels: { a: 'b' } } },
        contentType,
      });
      expect(builtIn.body).toMatchObject({ metadata: { labels: { a: 'b' } } });
    },
  },
];
