import {
  JsonRecord,
  asText,
  cutText,
  ownField,
  shareText,
} from '../../kubernetes';

/** The labels that name the accelerator of a node, the surest first. */
const PRODUCT_LABELS = [
  'nvidia.com/gpu.product',
  'amd.com/gpu.product-name',
  'cloud.google.com/gke-accelerator',
  'cloud.google.com/gke-tpu-accelerator',
];

/** What the NVIDIA feature discovery adds to a product that is handed out in slices or shares. */
const MARKS = /(-MIG-[0-9a-z.+]+)?(-SHARED)?$/;

/** The label of a product with its marks, as it stands. */
export function productLabelOf(labels: JsonRecord): string | undefined {
  const label = findLabel(labels);
  return label && shareText(cutText(label.text, 128));
}

/**
 * The node selector that chooses the nodes with the same accelerator as one with these labels, in the
 * same slices or shares; `undefined` where no label names it.
 *
 * @public
 */
export function productSelectorOf(
  labels: Readonly<Record<string, unknown>>,
): Record<string, string> | undefined {
  const label = findLabel(labels);
  return label && { [label.name]: label.text };
}

function findLabel(
  labels: JsonRecord,
): { name: string; text: string } | undefined {
  for (const name of PRODUCT_LABELS) {
    const text = asText(ownField(labels, name));
    if (text) {
      return { name, text };
    }
  }
  return undefined;
}

/** The product behind its label: `NVIDIA-A100-SXM4-40GB-MIG-1g.5gb` is an `A100-SXM4-40GB`. */
export function productOf(labels: JsonRecord): string | undefined {
  const text = productLabelOf(labels);
  const plain = text?.replace(MARKS, '').replace(/^(NVIDIA|Tesla)-/i, '');
  return plain ? shareText(plain) : text;
}
