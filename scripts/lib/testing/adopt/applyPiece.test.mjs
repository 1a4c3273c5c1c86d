import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { applyPiece, withPiece } from './applyPiece.mjs';

test('a backend feature is added before the start, once', () => {
  const piece = {
    path: 'packages/backend/src/index.ts',
    text: "backend.add(import('ml'));\n",
  };
  const source = "backend.add(import('a'));\nbackend.start();\n";
  const once = withPiece(source, piece);
  assert.equal(
    once,
    "backend.add(import('a'));\nbackend.add(import('ml'));\nbackend.start();\n",
  );
  assert.equal(withPiece(once, piece), once);
});

test('imports go on top, elements to the place that a comment names', () => {
  const text = [
    "import {\n  A,\n} from 'ml';",
    "import 'styles.css';",
    '',
    '// among the tabs',
    '<EntityLayout.Route>',
    '  <A />',
    '</EntityLayout.Route>;',
    '',
  ].join('\n');
  const source = "import 'styles.css';\n<EntityLayout>\n</EntityLayout>\n";
  assert.equal(
    withPiece(source, { path: 'EntityPage.tsx', text }),
    [
      "import {\n  A,\n} from 'ml';",
      "import 'styles.css';",
      '<EntityLayout>',
      '<EntityLayout.Route>',
      '  <A />',
      '</EntityLayout.Route>',
      '</EntityLayout>',
      '',
    ].join('\n'),
  );
});

test('code without a known place is an error', () => {
  const piece = { path: 'packages/app/src/App.tsx', text: '<Route />;\n' };
  assert.throws(() => withPiece('createApp();\n', piece), {
    name: 'UserError',
    message: /App\.tsx this belongs:\n<Route \/>/,
  });
});

test('a file that is not there is written', () => {
  const app = mkdtempSync(join(tmpdir(), 'piece-'));
  applyPiece(app, { path: 'a/app-config.local.yaml', text: 'ml: {}\n' });
  assert.equal(
    readFileSync(join(app, 'a/app-config.local.yaml'), 'utf8'),
    'ml: {}\n',
  );
});
