import { lintObjects } from '../lint';
import { bundles } from './bundles';
import { renderBundle } from './renderBundle';

describe('bundles', () => {
  it.each(bundles.map(({ id, sample }) => [id, sample] as const))(
    '%s: its sample is without findings',
    (id, sample) => {
      const files = renderBundle(id, sample);
      expect(lintObjects(files.flatMap(({ objects }) => objects))).toEqual([]);
    },
  );
});
