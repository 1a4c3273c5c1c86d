import { isPinnedImage } from '../../kubernetes';
import { LintRule } from '../LintRule';
import { containersOf } from '../podsOf';

/** Images that stay what they are. */
export const pinnedImages: LintRule = {
  id: 'pinned-images',
  *check({ pods }) {
    for (const { path, container } of pods.flatMap(containersOf)) {
      const { image } = container;
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
