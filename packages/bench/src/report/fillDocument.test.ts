import { fillDocument } from './fillDocument';

const DOCUMENT = `# Results

<!-- bench T1 -->

old

<!-- /bench -->

<!-- bench T2 -->
<!-- /bench -->
`;

describe('fillDocument', () => {
  it('replaces the results of one tier', () => {
    expect(fillDocument(DOCUMENT, 'T1', 'new')).toBe(
      DOCUMENT.replace('old', 'new'),
    );
    expect(fillDocument(DOCUMENT, 'T2', 'new')).toContain(
      '<!-- bench T2 -->\n\nnew\n\n<!-- /bench -->\n',
    );
  });

  it('says which marks are missing', () => {
    expect(() => fillDocument(DOCUMENT, 'T3', 'new')).toThrow(
      'The document has no place for the results: <!-- bench T3 --> and <!-- /bench -->',
    );
  });
});
