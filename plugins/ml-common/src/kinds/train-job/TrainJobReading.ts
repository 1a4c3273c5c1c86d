import { Accelerator, WorkloadReading } from '../../workload';

/** A TrainJob and, for `combine` only, what it says itself of what its runtime can say too. */
export interface TrainJobReading extends WorkloadReading {
  /** How many nodes it asks for; absent where it leaves that to the runtime. */
  nodes?: number;
  /** What it asks for per node, possibly nothing; absent where it leaves that to the runtime. */
  perNode?: Accelerator[];
}
