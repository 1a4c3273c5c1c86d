import { errorLine } from '../../lib/UserError.mjs';

/**
 * Runs a program with the arguments of this process; its error is one line and exit code 1.
 *
 * @param {string} name
 * @param {(args: string[]) => Promise<string | undefined>} program answers with what to print
 */
export async function command(name, program) {
  try {
    const output = await program(process.argv.slice(2));
    if (output !== undefined) {
      process.stdout.write(`${output}\n`);
    }
  } catch (error) {
    process.stderr.write(`${name}: ${errorLine(error)}\n`);
    process.exitCode = 1;
  }
}
