import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { Response } from 'express';
import { gitEnvironment } from '../git';
import { Repository } from '../store';

/** Streams the files of a commit as an archive, below a folder with the repository's name. */
export async function sendArchive(
  response: Response,
  { gitDir, name }: Repository,
  commit: string,
  format: string,
): Promise<void> {
  const child = spawn(
    'git',
    [
      `--git-dir=${gitDir}`,
      'archive',
      `--format=${format}`,
      `--prefix=${name}/`,
      commit,
    ],
    { env: gitEnvironment(), stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const ended = once(child, 'close');
  ended.catch(() => {});
  response.type(format === 'zip' ? 'application/zip' : 'application/gzip');
  response.set('ETag', `"${commit}-${format}"`);
  await pipeline(child.stdout, response, { end: false }).catch(() =>
    child.kill(),
  );
  const [code] = await ended;
  if (code === 0) {
    response.end();
  } else {
    // A broken archive must not look like a whole one.
    response.destroy();
  }
}
