/** Where a server says 410. */
export type GonePlace = 'start' | 'stream' | 'continue';

/** What is wrong with a cluster; an empty object for nothing. */
export type Faults = {
  /** Every answer comes so many milliseconds late. */
  slowMs?: number;
  /** Nobody listens on the port, and open connections are cut. */
  refusing?: boolean;
  /** Connections are accepted, nothing is answered, open watches carry nothing more. */
  silent?: boolean;
  /** Every connection is reset as soon as it asks for something. */
  reset?: boolean;
  /**
   * Versions from before the moment the fault is set are gone: `start` says so with HTTP 410 when a
   * watch begins, `stream` with an error event in the stream (open watches get it at once),
   * `continue` for the next page of a list.
   */
  gone?: GonePlace[];
  /** No token is known any more. */
  unauthorized?: boolean;
  /** 429 for every request, with this many seconds to wait. */
  tooManyRequestsSeconds?: number;
  /** Resources (`pytorchjobs.kubeflow.org`) that nobody may read. Ends their watches. */
  forbidden?: string[];
  /** Resources that are not installed. Ends their watches. */
  removed?: string[];
  /** Lists say `items: null`. */
  nullItems?: boolean;
  /** Every open watch gets a line that is no JSON, and so does every new one. */
  brokenLine?: boolean;
};

const PLACES: GonePlace[] = ['start', 'stream', 'continue'];

const CHECKS: {
  [key in keyof Required<Faults>]: { is: string; ok: (v: unknown) => boolean };
} = {
  slowMs: { is: 'a number of milliseconds', ok: isCount },
  refusing: { is: 'a boolean', ok: isBoolean },
  silent: { is: 'a boolean', ok: isBoolean },
  reset: { is: 'a boolean', ok: isBoolean },
  gone: {
    is: `a list out of ${PLACES.join(', ')}`,
    ok: value =>
      isStrings(value) && value.every(v => PLACES.includes(v as GonePlace)),
  },
  unauthorized: { is: 'a boolean', ok: isBoolean },
  tooManyRequestsSeconds: { is: 'a number of seconds', ok: isCount },
  forbidden: { is: 'a list of resources', ok: isStrings },
  removed: { is: 'a list of resources', ok: isStrings },
  nullItems: { is: 'a boolean', ok: isBoolean },
  brokenLine: { is: 'a boolean', ok: isBoolean },
};

/**
 * Reads faults as the control call carries them.
 *
 * @throws Error that names the field and what it must be.
 */
export function parseFaults(value: unknown): Faults {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(
      'Faults must be a JSON object, for example {"slowMs": 500}.',
    );
  }
  for (const [key, field] of Object.entries(value)) {
    const check = CHECKS[key as keyof Faults];
    if (!check) {
      throw new Error(
        `There is no fault "${key}"; there are ${Object.keys(CHECKS).join(
          ', ',
        )}.`,
      );
    }
    if (!check.ok(field)) {
      throw new Error(`"${key}" must be ${check.is}.`);
    }
  }
  return value as Faults;
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string');
}
