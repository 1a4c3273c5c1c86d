import { cutText, parseQuantity, shareList, shareText } from '../../kubernetes';
import { AdmissionReading, QuotaReason } from '../AdmissionReading';

/** Honest messages name a few; the bound keeps a hostile one from filling the heap. */
const MOST = 4;

/** No honest message is longer; what stands behind it is not looked at. */
const LONGEST = 20_000;
const LONGEST_NAME = 64;

type Parser = (match: RegExpMatchArray) => QuotaReason | undefined;

/** Where Kueue begins to speak of another pod set. */
const POD_SET = /couldn't assign flavors to pod set (\S+): /;

/** Source: kueue 0.19.2 `flavorassigner.go` and `tas_flavor_snapshot.go`; the first two recorded. */
const FORMS: readonly (readonly [RegExp, Parser])[] = [
  [
    /insufficient quota for (\S+) in flavor (\S+), previously considered podsets requests \(([^)]+)\) \+ current podset request \(([^)]+)\) > maximum capacity \(([^)]+)\)/g,
    ([, resource, flavor, before, current, most]) => ({
      is: 'over-capacity',
      ...named({ resource, flavor }),
      asked: amount(before) + amount(current),
      capacity: amount(most),
    }),
  ],
  [
    /insufficient unused quota for (\S+) in flavor (\S+), (\S+) more needed/g,
    ([, resource, flavor, quantity]) => {
      const needed = amount(quantity.replace(/[.;,]$/, ''));
      return needed > 0
        ? { is: 'not-free', ...named({ resource, flavor }), needed }
        : undefined;
    },
  ],
  [
    /untolerated taint (\{[^}]*\}|\S+) in flavor (\S+?)(?:[,;.]|$)/g,
    ([, taint, flavor]) => ({
      is: 'untolerated-taint',
      ...named({ flavor, taint }),
    }),
  ],
  [
    /flavor (\S+) doesn't match (?:with )?node affinity/g,
    ([, flavor]) => ({ is: 'other-nodes', ...named({ flavor }) }),
  ],
  [
    /resource (\S+) unavailable in ClusterQueue/g,
    ([, resource]) => ({ is: 'no-quota', ...named({ resource }) }),
  ],
  [
    /topology "([^"]+)" doesn't allow to fit any of (\d+) pod/g,
    ([, topology, pods]) => ({
      is: 'topology-full',
      ...named({ topology }),
      fits: 0,
      pods: Number(pods),
    }),
  ],
  [
    /topology "([^"]+)" allows to fit only (\d+) out of (\d+) pod/g,
    ([, topology, fits, pods]) => ({
      is: 'topology-full',
      ...named({ topology }),
      fits: Number(fits),
      pods: Number(pods),
    }),
  ],
];

const PREEMPTION = /Pending the preemption of (\d+) workload/;

/**
 * What a message of `QuotaReserved` says, in parts. It is read whole: with two pod sets the part that
 * matters most may stand behind the 300 characters that a reading keeps.
 */
export function parseQuotaMessage(
  message: string,
): Pick<AdmissionReading, 'quotaReasons' | 'preempts'> {
  const text = message.slice(0, LONGEST);
  const reasons = new Map<string, QuotaReason>();
  const [before, ...sets] = text.split(POD_SET);
  addReasons(reasons, before, undefined);
  for (let i = 0; i < sets.length; i += 2) {
    addReasons(reasons, sets[i + 1], cutText(sets[i], LONGEST_NAME));
  }
  const worst = [...reasons.values()].sort(byHope).slice(0, MOST);
  const preempts = PREEMPTION.exec(text)?.[1];
  return {
    ...(worst.length > 0 && { quotaReasons: shareList(ownCopies(worst)) }),
    ...(preempts !== undefined && { preempts: Number(preempts) }),
  };
}

/** A reason that is said again takes the place of the one before: its figures have both in them. */
function addReasons(
  reasons: Map<string, QuotaReason>,
  text: string,
  podSet: string | undefined,
): void {
  for (const [form, parse] of FORMS) {
    for (const match of text.matchAll(form)) {
      const reason = parse(match);
      if (reason) {
        const of = podSet === undefined ? reason : { podSet, ...reason };
        reasons.set(keyOf(podSet, reason), of);
      }
    }
  }
}

function keyOf(podSet: string | undefined, reason: QuotaReason): string {
  const { is, flavor, resource } = { flavor: '', resource: '', ...reason };
  return [podSet, is, flavor, resource].join(' ');
}

/** What can never be given before what may be free soon; equals stay in their order. */
function byHope(a: QuotaReason, b: QuotaReason): number {
  return Number(a.is === 'not-free') - Number(b.is === 'not-free');
}

function amount(quantity: string): number {
  return parseQuantity(quantity) ?? 0;
}

function named<K extends string>(names: Record<K, string>): Record<K, string> {
  return Object.fromEntries(
    Object.entries<string>(names).map(([key, name]) => [
      key,
      cutText(name, LONGEST_NAME),
    ]),
  ) as Record<K, string>;
}

/**
 * Texts in memory of their own, each held once: what an expression finds keeps the whole message alive
 * in V8, and pod sets, flavors and resources have the same few names in thousands of rows.
 */
function ownCopies(reasons: QuotaReason[]): QuotaReason[] {
  return JSON.parse(JSON.stringify(reasons), (_, value) =>
    typeof value === 'string' ? shareText(value) : value,
  );
}
