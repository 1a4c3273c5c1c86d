/** What an exit code says, and what helps where that is known. */
export interface ExitMeaning {
  meaning: string;
  fix?: string;
}

/**
 * Codes with a meaning of their own. Above 128 it is the signal that ended the process.
 *
 * Sources: POSIX shell, "Exit Status for Commands"; signal(7); Docker, "Exit status".
 */
const MEANINGS: ReadonlyMap<number, ExitMeaning> = new Map([
  [1, { meaning: 'its program ended with an error' }],
  [
    2,
    {
      meaning: 'its program was called the wrong way',
      fix: 'Check its command and arguments.',
    },
  ],
  [
    126,
    {
      meaning: 'its command may not be executed',
      fix: 'Make the file executable in the image, or call it through its interpreter.',
    },
  ],
  [
    127,
    {
      meaning: 'its command is not in the image',
      fix: 'Check the spelling of the command, and that the image has it.',
    },
  ],
  [128, { meaning: 'the container could not start' }],
  [130, { meaning: 'it was interrupted (SIGINT)' }],
  [
    132,
    {
      meaning:
        'its program uses instructions that the CPU does not have (SIGILL)',
      fix: 'Use an image that is built for the CPU of the node.',
    },
  ],
  [134, { meaning: 'its program aborted itself (SIGABRT)' }],
  [
    135,
    {
      meaning:
        'its program lost a piece of memory (SIGBUS), most often because /dev/shm is full',
      fix: 'Mount an emptyDir with medium Memory at /dev/shm, or use fewer data loader workers.',
    },
  ],
  [136, { meaning: 'its program made an arithmetic error (SIGFPE)' }],
  [137, { meaning: 'it was killed (SIGKILL)' }],
  [139, { meaning: 'its program crashed in native code (SIGSEGV)' }],
  [143, { meaning: 'it was told to stop (SIGTERM)' }],
]);

/** The meaning of an exit code; unknown ones belong to the program. */
export function exitMeaning(code: number): ExitMeaning {
  return (
    MEANINGS.get(code) ?? {
      meaning:
        code > 128 && code <= 192
          ? `its program was ended by signal ${code - 128}`
          : 'its program ended with a code of its own',
    }
  );
}
