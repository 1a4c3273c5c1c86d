/**
 * Gives elements a size, which jsdom does not: without one, a table that only draws the rows in
 * sight draws none.
 */
export function withLayout(): void {
  let height: jest.SpyInstance;
  let width: jest.SpyInstance;
  beforeEach(() => {
    height = jest
      .spyOn(HTMLElement.prototype, 'offsetHeight', 'get')
      .mockReturnValue(600);
    width = jest
      .spyOn(HTMLElement.prototype, 'offsetWidth', 'get')
      .mockReturnValue(1200);
  });
  afterEach(() => {
    height.mockRestore();
    width.mockRestore();
  });
}
