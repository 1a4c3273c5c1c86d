import { WorkloadItem } from '@mlport/backstage-plugin-ml-common';

/**
 * The cluster's sentence without what its row says already. Operators begin with the kind and the
 * name (`PyTorchJob resnet-42 is failed because 1 Worker replica(s) failed.`), and often end there
 * (`PyTorchJob resnet-42 is running.`). What is left begins with a capital; nothing left is
 * `undefined`.
 */
export function formatMessage(
  item: Pick<WorkloadItem, 'kind' | 'name' | 'state' | 'message'>,
): string | undefined {
  const { kind, name, state, message } = item;
  const subject = [`${kind} ${name} `, `${name} `].find(start =>
    message?.startsWith(start),
  );
  if (!message || subject === undefined) {
    return message ? plain(message) : undefined;
  }
  const rest = message.slice(subject.length);
  const because = /^is \w+ because (?<cause>.+)$/s.exec(rest)?.groups?.cause;
  if (because !== undefined) {
    return plain(capitalized(because));
  }
  const predicate = /^is (?<what>[\w ]+)\.?$/.exec(rest)?.groups?.what;
  if (predicate === undefined) {
    return plain(message);
  }
  return predicate.toLocaleLowerCase('en-US') ===
    state.toLocaleLowerCase('en-US')
    ? undefined
    : capitalized(predicate);
}

/**
 * The explanation of a row without what the row says already: its name, and a first word that is
 * its state. `resnet-42 failed: worker-2 ended with exit 1` becomes `Worker-2 ended with exit 1`.
 */
export function formatExplanation(
  item: Pick<WorkloadItem, 'name' | 'why'>,
): string | undefined {
  const { name, why } = item;
  if (!why?.startsWith(`${name} `)) {
    return why;
  }
  const rest = why.slice(name.length + 1);
  return capitalized(
    rest.replace(/^(failed|restarts|waits|is not ready): /, ''),
  );
}

/** `1 Worker replica(s)` as people count: `1 Worker replica`. */
function plain(text: string): string {
  return text.replace(
    /\b(\d+) ([\w-]+(?: [\w-]+)?)\(s\)/g,
    (_, count: string, what: string) =>
      `${count} ${what}${Number(count) === 1 ? '' : 's'}`,
  );
}

function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en-US') + text.slice(1);
}
