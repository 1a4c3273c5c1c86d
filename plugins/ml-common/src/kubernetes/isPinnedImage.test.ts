import { isPinnedImage } from './isPinnedImage';

describe('isPinnedImage', () => {
  it('takes the port of a registry for no tag', () => {
    expect(isPinnedImage('registry.example.com:5000/train')).toBe(false);
    expect(isPinnedImage('registry.example.com:5000/train:1')).toBe(true);
  });
});
