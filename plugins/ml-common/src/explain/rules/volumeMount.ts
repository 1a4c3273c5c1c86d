import { ExplainRule } from '../ExplainRule';
import { eventOf, openPods, seenIn, shortName } from '../podsOf';
import { lead } from '../words';

/** Sources: Kubernetes 1.36 `pkg/kubelet/volumemanager`, `attachdetach`. */
const VOLUME = /(?:for volume|Volume is already|volumes?=?\[)\s*"?([\w.-]+)"?/;
const OBJECT = /(secret|configmap) "([^"]+)" not found/;
const KEY = /references non-existent (?:secret|config) key: ([\w.-]+)/;

/** A volume cannot be mounted, so its containers do not start. */
export const volumeMount: ExplainRule = {
  cause: 'volume-mount',
  explain: facts => {
    for (const pod of openPods(facts)) {
      const event = eventOf(
        facts,
        pod,
        /^Failed(Mount|AttachVolume|MapVolume)$/,
      );
      const starts = pod.containers.every(({ state }) => state !== 'running');
      if (event && starts && pod.phase === 'Pending') {
        const { words, fix } = causeOf(event.message);
        return {
          headline: `${lead(facts)}${shortName(facts, pod)} ${words}`,
          evidence: [seenIn(facts, event)],
          fix: fix ? { text: fix, manifestPath: 'volumes' } : undefined,
          since: event.at,
        };
      }
    }
    return undefined;
  },
};

function causeOf(message: string): { words: string; fix?: string } {
  const [, sort, name] = OBJECT.exec(message) ?? [];
  if (name) {
    return {
      words: `mounts the ${sort} ${name}, which does not exist`,
      fix: `Make the ${sort} ${name} in this namespace, or name another.`,
    };
  }
  const key = KEY.exec(message)?.[1];
  if (key) {
    return {
      words: `mounts the key ${key}, which its secret or configmap does not have`,
      fix: `Add the key ${key}, or mount another.`,
    };
  }
  if (message.includes('Multi-Attach error')) {
    return {
      words: 'mounts a volume that another node holds',
      fix: 'Use a volume that many nodes may mount (ReadWriteMany), or wait until the other pod is gone.',
    };
  }
  const volume = VOLUME.exec(message)?.[1];
  return {
    words: `cannot mount ${volume ? `the volume ${volume}` : 'a volume'}`,
  };
}
