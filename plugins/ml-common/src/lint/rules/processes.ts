import {
  JsonRecord,
  asCount,
  asList,
  asRecord,
  asText,
} from '../../kubernetes';
import { devicesOf } from '../accelerators';
import { ContainerAt, LintRule, LintTarget, Violation } from '../LintRule';

/** How torchrun is told how many processes a node has. */
const PER_NODE = /^--nproc[-_]per[-_]node(?:=(.*))?$/;
/** How mpirun is told how many there are at all. */
const IN_ALL = /^(?:-np|--np|-n|-c)(?:=(.*))?$/;

const PER_NODE_FIELDS: Readonly<Record<string, readonly string[]>> = {
  PyTorchJob: ['spec', 'nprocPerNode'],
  TrainJob: ['spec', 'trainer', 'numProcPerNode'],
};

/** As many processes as devices: fewer leave some idle, more fight for them. */
export const processes: LintRule = {
  id: 'processes',
  *check(target) {
    for (const container of target.pods.flatMap(pod => pod.containers)) {
      yield* checkTorchrun(container);
    }
    yield* checkPerNode(target);
    if (target.kind === 'MPIJob') {
      yield* checkMpi(target);
    }
  },
};

function* checkTorchrun(container: ContainerAt): Iterable<Violation> {
  const told = argumentOf(container, PER_NODE);
  const devices = devicesOf(container);
  if (told && devices > 0 && told.count !== devices) {
    yield perNode(told.field, told.count, devices);
  }
}

function* checkPerNode({ json, kind, pods }: LintTarget): Iterable<Violation> {
  const path = PER_NODE_FIELDS[kind];
  const count = asCount(
    path?.reduce<unknown>((value, key) => asRecord(value)?.[key], json),
  );
  if (!path || count === undefined) {
    return;
  }
  const devices = Math.max(
    0,
    ...pods.flatMap(pod => pod.containers.map(devicesOf)),
  );
  if (devices > 0 && devices !== count) {
    yield perNode(path.join('.'), count, devices);
  }
}

function* checkMpi({ json, pods }: LintTarget): Iterable<Violation> {
  const spec = asRecord(json.spec) ?? {};
  const slots = asCount(spec.slotsPerWorker) ?? 1;
  const workers = asCount(roleOf(spec, 'Worker')?.replicas) ?? 1;
  const ofRole = (role: string) =>
    pods
      .filter(({ path }) => path.includes(`.${role}.`))
      .flatMap(({ containers }) => containers);
  const devices = Math.max(0, ...ofRole('Worker').map(devicesOf));
  if (devices > 0 && devices !== slots) {
    yield {
      severity: 'error',
      field: 'spec.slotsPerWorker',
      value: slots,
      message: `A worker has ${slots} slots and ${devices} devices, so that ranks share devices or leave them idle`,
      fix: `Write slotsPerWorker: ${devices}`,
    };
  }
  for (const launcher of ofRole('Launcher')) {
    const told = isMpirun(launcher) ? argumentOf(launcher, IN_ALL) : undefined;
    const places = workers * slots;
    if (told && told.count !== places) {
      yield {
        severity: told.count > places ? 'error' : 'warning',
        field: told.field,
        value: told.count,
        message: `${told.count} processes are started on ${workers} workers with ${slots} slots each`,
        fix: `Write ${places}, or change replicas or slotsPerWorker`,
      };
    }
  }
}

function roleOf(spec: JsonRecord, role: string): JsonRecord | undefined {
  return asRecord(asRecord(spec.mpiReplicaSpecs)?.[role]);
}

function isMpirun({ container }: ContainerAt): boolean {
  const [program] = [
    ...(asList(container.command) ?? []),
    ...(asList(container.args) ?? []),
  ];
  return /(^|\/)mpi(run|exec)$/.test(asText(program) ?? '');
}

/** The number behind an option, written together with it or after it. */
function argumentOf(
  { container, path }: ContainerAt,
  option: RegExp,
): { field: string; count: number } | undefined {
  for (const field of ['command', 'args']) {
    const words = asList(container[field]) ?? [];
    for (const [index, word] of words.entries()) {
      const match = option.exec(asText(word)?.slice(0, 100) ?? '');
      const isNext = match?.[1] === undefined;
      const count = match && asCount(isNext ? words[index + 1] : match[1]);
      if (typeof count === 'number') {
        return {
          field: `${path}.${field}[${isNext ? index + 1 : index}]`,
          count,
        };
      }
    }
  }
  return undefined;
}

function perNode(field: string, count: number, devices: number): Violation {
  return {
    severity: 'error',
    field,
    value: count,
    message: `${count} processes per node share ${devices} devices`,
    fix: `Write ${devices}, or ask for ${count} devices`,
  };
}
