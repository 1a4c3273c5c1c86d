import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { postEvents } from './postEvents';
import { startGitHost } from './startGitHost';
import { parseUsers } from './users';

async function main() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      users: { type: 'string' },
      events: { type: 'string' },
      'anonymous-read': { type: 'boolean', default: false },
    },
  });
  if (!values.data) {
    throw new Error('--data DIR says where the repositories are');
  }
  const users = values.users
    ? readFileSync(values.users, 'utf8')
    : process.env.GIT_HOST_USERS;
  if (!users) {
    throw new Error('--users FILE or GIT_HOST_USERS says who may sign in');
  }
  const logError = (error: unknown) => {
    process.stderr.write(`${(error as Error)?.stack ?? error}\n`);
  };
  const host = await startGitHost({
    dataDir: values.data,
    port: Number(values.port),
    users: parseUsers(users),
    anonymousRead: values['anonymous-read'],
    logError,
  });
  if (values.events) {
    postEvents(host.events, values.events, logError);
  }
  const stop = () => {
    host.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Whoever started us with a channel is gone when it closes.
  process.once('disconnect', stop);
  process.stdout.write(`${JSON.stringify({ url: host.url })}\n`);
}

main().catch(error => {
  process.stderr.write(`The Git host cannot start: ${error.message}\n`);
  process.exit(1);
});
