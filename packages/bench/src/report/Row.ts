/** One line of the results. */
export type Row = {
  id: string;
  name: string;
  unit: string;
  /** Where it was measured: clusters and viewers, or the file of the benchmark of a part. */
  point: string;
  /** Ours, the median of all repeats; absent when it could not be measured. */
  value?: number;
  /** The peer's; absent where there is nothing to compare. */
  peer?: number;
  /** How many times the peer's is higher; absent where ours is zero. */
  ratio?: number;
  /** What must hold, in words; absent where nothing was promised. */
  target?: string;
  /** Whether it does; absent without a target. */
  holds?: boolean;
  /** How far the repeats lie apart, as a share of their median; absent with one repeat. */
  spread?: number;
  /** What a reader must know about it. */
  note?: string;
};
