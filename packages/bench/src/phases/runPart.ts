import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { PartMeasure } from '../report/toPartRows';

const PACKAGE = dirname(
  require.resolve('@mlport/backstage-plugin-ml-backend/package.json'),
);

/**
 * Runs a benchmark of a part of our backend, and gives the figures of its last line.
 *
 * @param args - As its first lines describe them.
 * @param onLine - Called with each line that it prints for people.
 * @throws Error when it ends badly or without figures.
 */
export async function runPart(
  file: string,
  args: string[],
  onLine: (line: string) => void,
): Promise<PartMeasure[]> {
  const child = spawn(
    process.execPath,
    [
      '--expose-gc',
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join('bench', file),
      ...args,
      '--json',
    ],
    { cwd: PACKAGE, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = once(child, 'close');
  const kill = () => child.kill();
  process.once('exit', kill);
  let errors = '';
  child.stderr.on('data', chunk => {
    errors = `${errors}${chunk}`.slice(-2_000);
  });
  let measures: PartMeasure[] | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const figures = measuresOf(line);
    if (figures) {
      measures = figures;
    } else {
      onLine(line);
    }
  }
  const [code] = await ended;
  process.off('exit', kill);
  if (code !== 0 || !measures) {
    throw new Error(`${file} ended with ${code} and no figures: ${errors}`);
  }
  return measures;
}

function measuresOf(line: string): PartMeasure[] | undefined {
  if (!line.startsWith('{')) {
    return undefined;
  }
  const { measures } = JSON.parse(line) as { measures?: PartMeasure[] };
  return measures;
}
