import { toError } from '@backstage/errors';
import { isQuestion, Methods } from './messages';

/** Answers what the parent of this process asks, and ends with it. */
export function serve(methods: Methods): void {
  process.on('message', (message: unknown) => {
    if (isQuestion(message)) {
      void answer(methods, message.question, message.method, message.params);
    }
  });
  process.on('disconnect', () => process.exit());
}

async function answer(
  methods: Methods,
  id: number,
  method: string,
  params: unknown,
): Promise<void> {
  try {
    const call = methods[method] as (value: unknown) => unknown;
    process.send?.({ answer: id, value: await call(params) });
  } catch (error) {
    process.send?.({ answer: id, error: toError(error).stack });
  }
}
