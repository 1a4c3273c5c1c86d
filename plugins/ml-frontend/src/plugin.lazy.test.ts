/** What only a page needs, and so must not come with the plugin's entry. */
const HEAVY = [
  '@tanstack/react-virtual',
  './table/WorkloadTable',
  './jobs/JobsAndEndpoints',
  './sources/Sources',
  './models/Models',
  './models/EntityModelContent',
  './entity/EntityMlCard',
  './entity/EntityMlContent',
];

describe('the entry of the plugin', () => {
  it('leaves the screens to be loaded when somebody opens them', () => {
    const loaded: string[] = [];
    for (const name of HEAVY) {
      jest.doMock(name, () => {
        loaded.push(name);
        return {};
      });
    }
    jest.isolateModules(() => {
      expect(require('./index').default.id).toBe('ml');
    });
    expect(loaded).toEqual([]);
  });
});
