const DIGEST = /@sha256:[0-9a-f]{64}$/;
const TAG = /:(\w[\w.-]{0,127})$/;

/**
 * Whether an image reference says what will run: it has a digest, or a tag other than `latest`.
 *
 * @public
 */
export function isPinnedImage(image: string): boolean {
  if (image.length > 512 || /\s/.test(image)) {
    return false;
  }
  const tag = TAG.exec(image)?.[1];
  return DIGEST.test(image) || (tag !== undefined && tag !== 'latest');
}
