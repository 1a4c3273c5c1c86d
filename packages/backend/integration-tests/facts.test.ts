import { WorkloadAddress } from '@mlport/backstage-plugin-ml-common';
import { eventually } from './support/eventually';
import { Portal } from './support/Portal';
import { RealCluster } from './support/RealCluster';
import { Scene } from './support/Scene';
import { Viewer } from './support/Viewer';

const RUN = Date.now().toString(36);
const CANARY = 'canary-7f3a91';

/** More than a page of events has. */
const MANY_EVENTS = 520;

describe('facts on demand of a real API server', () => {
  const real = new RealCluster();
  const namespace = `facts-${RUN}`;
  let portal: Portal;
  let page: Viewer;
  let scene: Scene;
  let address: WorkloadAddress & { uid: string };

  beforeAll(async () => {
    portal = await Portal.start([real.config]);
    page = await portal.viewer().open();
    scene = await Scene.create({ cluster: real, page, namespace });
    await real.create('secretive-job.yaml', {
      namespace,
      name: 'train',
      canary: CANARY,
    });
    address = await page.until('the job runs', () =>
      page.rows.find(
        row => row.namespace === namespace && row.state === 'Running',
      ),
    );
  });

  afterAll(async () => {
    await scene?.remove();
    await page?.until('its row gone', () =>
      page.rows.every(row => row.namespace !== namespace),
    );
    page?.close();
    await portal?.close();
    real.close();
  });

  /** The name of the job's pod, as soon as the portal knows it. */
  const podOf = () =>
    eventually('the pod known', async () => {
      const { pods } = await portal.viewer().client.getWorkload(address);
      return pods[0]?.name;
    });

  it('the log of a pod comes as text, as many lines as were asked for', async () => {
    const pod = await podOf();
    const position = real.auditPosition;
    const log = await page.client.getWorkloadLog({
      ...address,
      pod,
      tailLines: 2,
    });
    expect(log).toMatchObject({ pod, container: 'main', truncated: true });
    expect(log.lines).toHaveLength(2);
    const asked = await real.requestsSince(position);
    expect(asked.map(({ uri }) => uri)).toContain(
      `/api/v1/namespaces/${namespace}/pods/${pod}/log?container=main&tailLines=3`,
    );
  });

  it('the log of a pod of other work is none', async () => {
    await expect(
      page.client.getWorkloadLog({ ...address, pod: 'another-pod' }),
    ).rejects.toMatchObject({ statusCode: 404 });
  });

  it('the manifest is the object, without what may be secret', async () => {
    const { yaml } = await page.client.getWorkloadManifest(address);
    expect(yaml).toContain(address.uid);
    expect(yaml).toContain('DATABASE_URL');
    expect(yaml).toContain('name: database');
    expect(yaml).not.toContain('managedFields');
    expect(yaml).not.toContain(CANARY);
    const details = await page.client.getWorkload(address);
    expect(JSON.stringify(details)).not.toContain(CANARY);
  });

  it('a warning is found beyond a page of events, by their type', async () => {
    const about = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      namespace,
      name: address.name,
      uid: address.uid,
    };
    const put = (name: string, type: string) =>
      real.put({
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name, namespace },
        involvedObject: about,
        type,
        reason: 'Told',
        message: `${type} ${name}`,
        lastTimestamp: new Date().toISOString(),
      });
    await Promise.all(
      Array.from({ length: MANY_EVENTS }, (_, index) =>
        put(`note-${index}`, 'Normal'),
      ),
    );
    await put('zz-last', 'Warning');
    const { position, details } = await eventually(
      'the warning among the events',
      async () => {
        const before = real.auditPosition;
        const found = await portal.viewer().client.getWorkload(address);
        return (
          found.events.some(({ message }) => message === 'Warning zz-last') && {
            position: before,
            details: found,
          }
        );
      },
    );
    expect(details.missing).toEqual([
      expect.objectContaining({ part: 'events' }),
    ]);
    const asked = (await real.requestsSince(position)).filter(({ uri }) =>
      uri.includes(`/namespaces/${namespace}/`),
    );
    expect(asked.length).toBeLessThanOrEqual(4);
    expect(asked.map(({ uri }) => uri)).toContain(
      `/api/v1/namespaces/${namespace}/events?fieldSelector=type%21%3DNormal&limit=500`,
    );
  });
});
