const FACTORS: ReadonlyMap<string, number> = new Map([
  ['n', 1e-9],
  ['u', 1e-6],
  ['m', 1e-3],
  ['', 1],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['P', 1e15],
  ['E', 1e18],
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
  ['Pi', 2 ** 50],
  ['Ei', 2 ** 60],
]);

const QUANTITY =
  /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|([numkMGTPE]|[KMGTPE]i))?$/;

/** No quantity that means something is longer; bounds the work on hostile input. */
const LONGEST = 64;

/**
 * The number behind a Kubernetes quantity: `"500m"`, `"8Gi"`, `"1e3"`, or a plain number. Exact to
 * the precision of a double. What is no quantity is absent.
 *
 * Source: `k8s.io/apimachinery/pkg/api/resource/quantity.go`.
 *
 * @public
 */
export function parseQuantity(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : undefined;
  }
  if (typeof value !== 'string' || value.length > LONGEST) {
    return undefined;
  }
  const match = QUANTITY.exec(value);
  if (!match) {
    return undefined;
  }
  const [, digits, exponent = '', suffix = ''] = match;
  const number = Number(digits + exponent) * (FACTORS.get(suffix) ?? NaN);
  return Number.isFinite(number) ? number : undefined;
}
