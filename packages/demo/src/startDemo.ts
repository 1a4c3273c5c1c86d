import { randomBytes } from 'node:crypto';
import { ControlServer } from './control/ControlServer';
import { RepositoryReport, startGitOps } from './gitops';
import { Controllers } from './life';
import { administratorRules, Identity, viewerRules } from './pocket/Access';
import { LogSource } from './pocket/podLog';
import { PocketCluster } from './pocket/PocketCluster';
import { resources } from './pocket/resources';
import { clusters as companyClusters } from './scenario/company';
import { Story, tellStory } from './scenario/Story';
import { followTracking } from './tracking';

/** Who a portal is to a cluster. */
const VIEWER = 'system:serviceaccount:backstage:ml-viewer';

/** How the demo is set up; everything has a default. */
export type DemoOptions = {
  /** Ports of the two clusters and of the control server; 0 for free ones. */
  ports?: [number, number, number];
  /** The token that reads. */
  token?: string;
  /** The token that writes, too. */
  adminToken?: string;
  controlToken?: string;
  /** How much faster than the clock the story runs; default 1. */
  speed?: number;
  seed?: number;
  /** The Git host whose repositories the GitOps stand-in applies; without it there is none. */
  gitHost?: { url: string; token?: string };
  /** Port of the stand-in; 0, the default, for a free one. */
  gitOpsPort?: number;
  /** Hears what the stand-in made of a repository. */
  onGitOpsReport?: (report: RepositoryReport) => void;
  /** The MLflow that the company logs to, when it is there; without it, it logs to none. */
  mlflow?: string;
  /** Hears what became of that. */
  onMlflowReport?: (line: string) => void;
  /** When the story begins, in milliseconds since the epoch; default now. */
  epoch?: number;
};

/** A demo that runs. */
export type Demo = {
  clusters: { name: string; title: string; url: string; token: string }[];
  control: { url: string; token: string };
  /** Where the GitOps stand-in says what it did, and hears of events at `/events`. */
  gitOps?: { url: string };
  stop(): Promise<void>;
};

/** Starts both clusters, the story on them, and the control server. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const {
    ports = [0, 0, 0],
    token = newToken(),
    adminToken = newToken(),
    controlToken = newToken(),
    speed = 1,
    seed = 7,
    epoch = Date.now(),
    gitHost,
    gitOpsPort = 0,
    onGitOpsReport,
    mlflow,
    onMlflowReport = () => {},
  } = options;
  const started: PocketCluster[] = [];
  const controllers: Controllers[] = [];
  const stories: Story[] = [];
  const identities: Identity[] = [
    { token: adminToken, user: 'demo', rules: administratorRules },
    { token, user: VIEWER, rules: viewerRules },
  ];
  // The clusters are there before the story that knows their logs.
  const logs: LogSource = pod =>
    controllers.map(each => each.logOf(pod)).find(log => log) ??
    stories[0]?.logOf(pod, Date.now()) ??
    [];
  try {
    for (const [index, company] of companyClusters.entries()) {
      const { name, without } = company;
      const port = ports[index];
      const types = resources.filter(({ group }) => !without.includes(group));
      const cluster = await PocketCluster.start({
        ...{ name, port, types, identities, logs },
      });
      started.push(cluster);
      controllers.push(Controllers.start({ cluster, company, speed }));
    }
    const time = { epoch, speed, seed };
    const story = Story.create({ clusters: started, time });
    stories.push(story);
    const control = await ControlServer.start({
      clusters: started,
      token: controlToken,
      port: ports[2],
    });
    const hush = tellStory(story);
    const stopTracking =
      mlflow && followTracking({ url: mlflow, time, onReport: onMlflowReport });
    const gitOps = gitHost
      ? await startGitOps(
          {
            git: gitHost,
            clusters: started.map(({ name, url }) => ({
              ...{ name, url, token: adminToken },
            })),
            onReport: onGitOpsReport,
          },
          gitOpsPort,
        )
      : undefined;
    return {
      clusters: companyClusters.map(({ name, title }, index) => ({
        name,
        title,
        url: started[index].url,
        token,
      })),
      control: { url: control.url, token: controlToken },
      ...(gitOps && { gitOps: { url: gitOps.url } }),
      stop: async () => {
        hush();
        if (stopTracking) {
          stopTracking();
        }
        for (const each of controllers) {
          each.stop();
        }
        await gitOps?.stop();
        await control.close();
        await Promise.all(started.map(cluster => cluster.close()));
      },
    };
  } catch (error) {
    await Promise.all(started.map(cluster => cluster.close()));
    throw error;
  }
}

function newToken(): string {
  return randomBytes(24).toString('hex');
}
