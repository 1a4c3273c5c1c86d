import { toError } from '@backstage/errors';
import { Row } from '../report/Row';
import { ROW_SPECS } from '../report/rowSpecs';
import { PartMeasure, toPartRows } from '../report/toPartRows';
import { PointResult, toRow } from '../report/toRow';
import { System } from '../viewers/Audience';
import { Lab } from './Lab';
import { measureAlone } from './measureAlone';
import { measureIsolation } from './measureIsolation';
import { measureOurs } from './measureOurs';
import { measurePeer } from './measurePeer';
import { Measures } from './Measures';
import { Phase, Plan } from './Phase';
import { Part, PARTS, Point, Tier } from './tiers';
import { untilRecovered } from './untilRecovered';

const SYSTEMS: System[] = ['ours', 'peer'];
const POINT_IDS = ['P1', 'P2', 'P3', 'P5', 'P7', 'P8', 'P9', 'P10'];
/** What nothing but a measurement takes: opening, visits, settling. */
const EXTRA_SECONDS = 35;

/** All steps of a tier, in turns between ours and the peer. */
export function planRun(
  tier: Tier,
  runPart: (part: Part) => Promise<PartMeasure[]>,
): Plan {
  const results: PointResult[] = [];
  const partRows: Row[] = [];
  const [first, ...others] = tier.points;
  const phases: Phase[] = [
    ...alone(tier, add(results, `${tier.clusters} clusters`, true)),
    ...compared(tier, first, results),
    ...isolated(tier, add(results, `1 of ${tier.clusters} clusters`, true)),
    ...others.flatMap(point => compared(tier, point, results)),
    ...PARTS.map(part => ({
      title: part.file,
      ids: part.ids,
      seconds: part.seconds,
      needsLab: false,
      onRequest: !tier.withParts,
      async run() {
        partRows.push(...toPartRows(part.file, await runPart(part)));
      },
    })),
  ];
  return {
    phases,
    rows: () => [
      ...ROW_SPECS.flatMap(spec =>
        results.flatMap(result => toRow(spec, result) ?? []),
      ),
      ...partRows,
    ],
  };
}

function alone(tier: Tier, result: PointResult): Phase[] {
  return SYSTEMS.map(system => ({
    title: `a page and nobody else, ${system}`,
    ids: ['P4', 'P7'],
    seconds: 3 + tier.alone[system] / 4,
    needsLab: true,
    async run(lab) {
      result[system].push(
        await measureAlone(lab(), system, tier.alone[system]),
      );
    },
  }));
}

function compared(tier: Tier, point: Point, results: PointResult[]): Phase[] {
  const { viewers, peerViewers, repeats } = point;
  const isHeadToHead = viewers === peerViewers;
  const who = isHeadToHead
    ? `${viewers} viewers`
    : `${viewers} viewers, the peer's ${peerViewers}`;
  const at = `${tier.clusters} clusters, ${who}`;
  const result = add(results, at, isHeadToHead);
  const turn = (repeat: number): Phase[] =>
    SYSTEMS.map(system => ({
      title: `${at}, ${system}, ${repeat + 1} of ${repeats}`,
      ids: POINT_IDS,
      seconds: EXTRA_SECONDS + secondsOf(point, system),
      needsLab: true,
      async run(lab) {
        const measure = system === 'ours' ? measureOurs : measurePeer;
        await untilRecovered(lab(), tier);
        const measures = await unlessGone(lab(), system, result, () =>
          measure(lab(), point),
        );
        result[system].push(measures ?? {});
      },
    }));
  return Array.from({ length: repeats }, (_, repeat) => turn(repeat)).flat();
}

function isolated(tier: Tier, result: PointResult): Phase[] {
  const { visits, repeats, faults, peerTimeoutSeconds } = tier.isolation;
  const seconds = {
    ours: repeats * faults.ours * (visits / 10 + tier.recoverySeconds),
    peer: faults.peer * (peerTimeoutSeconds + tier.recoverySeconds),
  };
  return SYSTEMS.map(system => ({
    title: `one broken cluster, ${system}`,
    ids: ['R3'],
    seconds: seconds[system],
    needsLab: true,
    async run(lab) {
      const found = await unlessGone(lab(), system, result, () =>
        measureIsolation(lab(), system, tier),
      );
      result[system].push(found?.measures ?? {});
      if (found && found.notes.length > 0) {
        result.notes.R3 = `${system}: ${found.notes.join('; ')}`;
      }
    },
  }));
}

/** A peer that outgrows its memory is a result, and not the end of the run. */
async function unlessGone<T>(
  lab: Lab,
  system: System,
  result: PointResult,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (system === 'ours' || lab.backends.peer.isAlive) {
      throw error;
    }
    result.notes.P7 = `the peer's process ended: ${toError(error).message}`;
    await lab.viewers.call('close', { system });
    return undefined;
  }
}

function secondsOf(point: Point, system: System): number {
  return system === 'ours'
    ? 2 * (point.idleSeconds + point.changeSeconds)
    : point.peerSeconds + point.peerDrainSeconds;
}

function add(
  results: PointResult[],
  point: string,
  isHeadToHead: boolean,
): PointResult {
  const ours: Measures[] = [];
  const peer: Measures[] = [];
  const result = { point, isHeadToHead, ours, peer, notes: {} };
  results.push(result);
  return result;
}
