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
  for (const label of PRODUCT_LABELS) {
    const text = asText(ownField(labels, label));
    if (text) {
      return shareText(cutText(text, 128));
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
