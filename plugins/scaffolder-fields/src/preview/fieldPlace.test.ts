import { fieldPlace } from './fieldPlace';

const steps = [
  {
    title: 'Where',
    schema: { properties: { target: { title: 'Target' }, plain: {} } },
  },
  {
    title: 'What',
    schema: {
      dependencies: {
        gitops: {
          oneOf: [{ properties: { gitSource: { title: 'Git source' } } }],
        },
      },
      allOf: [{ then: { properties: { secret: { title: 'Secret' } } } }],
    },
  },
];

describe('fieldPlace', () => {
  it.each([
    [['target', 'namespace'], { field: 'Target › namespace', step: 'Where' }],
    [['plain'], { field: 'plain', step: 'Where' }],
    [['gitSource', 'url'], { field: 'Git source › url', step: 'What' }],
    [['secret'], { field: 'Secret', step: 'What' }],
    [['env', 0, 'name'], { field: 'env.0.name' }],
  ])('%j', (path, place) => {
    expect(fieldPlace(path, steps)).toEqual(place);
  });
});
