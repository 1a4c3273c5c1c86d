import { isPinnedImage } from '../../kubernetes';
import { LintRule } from '../LintRule';

/** Images that stay what they are. */
export const pinnedImages: LintRule = {
  id: 'pinned-images',
  *check({ pods }) {
    for (const { path, container, isPartial } of pods.flatMap(
      pod => pod.containers,
    )) {
      const { image } = container;
      if (isPartial && image === undefined) {
        continue;
      }
      if (typeof image !== 'string' || !isPinnedImage(image)) {
        yield {
          severity: 'error',
          field: `${path}.image`,
          value: image,
          message:
            'An image without a tag or digest, or with the tag "latest", can be another tomorrow',
          fix: 'Write a version tag, or better a digest: name@sha256:…',
        };
      }
    }
  },
};
