import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readInstructions } from './readInstructions.mjs';

const README = `
# Product

## Install

\`\`\`sh
yarn --cwd packages/backend add backend
kubectl apply -f role.yaml # on each cluster
# nothing
yarn tsc && yarn build
\`\`\`

\`\`\`ts
// packages/backend/src/index.ts
backend.add(import('backend'));
\`\`\`

### Below

\`\`\`sh
yarn other
\`\`\`
`;

test('reads commands and pieces of a section in their order', () => {
  assert.deepEqual(readInstructions(README, 'Install'), [
    {
      type: 'command',
      argv: ['yarn', '--cwd', 'packages/backend', 'add', 'backend'],
    },
    { type: 'command', argv: ['kubectl', 'apply', '-f', 'role.yaml'] },
    { type: 'command', argv: ['yarn', 'tsc'] },
    { type: 'command', argv: ['yarn', 'build'] },
    {
      type: 'file',
      path: 'packages/backend/src/index.ts',
      language: 'ts',
      text: "backend.add(import('backend'));\n",
    },
  ]);
});

test('a section that is gone, or a block without a place, is an error', () => {
  assert.throws(() => readInstructions(README, 'Adopt'), {
    message: 'There is no section "Adopt"',
  });
  const lost = '## Install\n```yaml\nml: {}\n```\n';
  assert.throws(() => readInstructions(lost, 'Install'), {
    name: 'UserError',
    message: /does not say which file it belongs to:\nml: \{\}/,
  });
});
