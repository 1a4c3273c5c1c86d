import { serve } from '../serve';

const methods = {
  add: ({ a, b }: { a: number; b: number }) => a + b,
  fail: async () => {
    throw new Error('no luck');
  },
  die: () => process.exit(3),
};

/** What the process of the test can be asked. */
export type TestMethods = typeof methods;

serve(methods);
