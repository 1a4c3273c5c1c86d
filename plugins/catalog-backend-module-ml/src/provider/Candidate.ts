import { DiscoveredEntity } from '../entities/DiscoveredEntity';

/** Whether an entity is, or is about to be, in the catalog. */
export type IsThere = (ref: string) => boolean;

/** Something that may become an entity, or two: they come and go together. */
export interface Candidate {
  /** What people call it. */
  title: string;
  /** The references of its entities. */
  refs: readonly string[];
  /** Makes its entities; relations only to what is there. */
  build(isThere: IsThere): DiscoveredEntity[];
}

/** The first candidates whose entities fit under a limit, and all others. */
export function limitCandidates(
  candidates: readonly Candidate[],
  limit: number,
): { kept: Candidate[]; leftOut: Candidate[] } {
  const kept: Candidate[] = [];
  const leftOut: Candidate[] = [];
  let room = limit;
  for (const candidate of candidates) {
    room -= candidate.refs.length;
    (room >= 0 ? kept : leftOut).push(candidate);
  }
  return { kept, leftOut };
}
