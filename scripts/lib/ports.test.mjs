import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { assertPortFree, freePort } from './ports.mjs';

const use = { what: 'the portal', flag: '--port' };

test('a free port is free', async () => {
  await assertPortFree(await freePort(), use);
});

for (const host of ['127.0.0.1', '0.0.0.0', '::1']) {
  test(`a port that is taken on ${host} is named, with who has it`, async () => {
    const server = createServer().listen(0, host);
    await once(server, 'listening');
    const { port } = server.address();
    const who =
      process.platform === 'linux'
        ? ` by node \\(process ${process.pid}\\)`
        : '';
    await assert.rejects(assertPortFree(port, use), {
      name: 'UserError',
      message: new RegExp(`^Port ${port} for the portal is taken${who}$`),
      hint: /npm start -- --port N/,
    });
    server.close();
  });
}
