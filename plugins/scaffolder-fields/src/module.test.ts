/** What only an open form needs, and so must not come with the entry of the module. */
const FIELDS = [
  './target/mlTargetPickerField',
  './accelerator/mlAcceleratorPickerField',
  './parameter/mlParameterField',
  './repository/mlRepositoryPickerField',
  './preview/mlManifestPreviewField',
];

describe('the entry of the module', () => {
  it('leaves the fields to be loaded with a form', () => {
    const loaded: string[] = [];
    for (const name of FIELDS) {
      jest.doMock(name, () => {
        loaded.push(name);
        return {};
      });
    }
    jest.isolateModules(() => {
      expect(require('./index').default.pluginId).toBe('scaffolder');
    });
    expect(loaded).toEqual([]);
  });
});
