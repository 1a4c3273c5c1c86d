import { z } from 'zod/v3';

/**
 * One message for all that can be wrong with a value, absence included: what was expected. Forms show
 * it at the field.
 */
export function expecting(expected: string): { errorMap: z.ZodErrorMap } {
  return { errorMap: () => ({ message: `expected ${expected}` }) };
}

/** Controls that no name, argument or variable holds, and halves of characters. */
const UNSENDABLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * A text parameter. Beyond what is asked of it, it is sendable: the API server takes no halves of
 * characters, and programs no control characters.
 *
 * @param expected - completes "expected …"
 * @param fits - what is asked of it beyond a length of 1 to `longest`
 */
export function textParameter(
  expected: string,
  fits: (text: string) => boolean = () => true,
  longest: number = 253,
) {
  return z
    .string(expecting(expected))
    .min(1)
    .max(longest)
    .refine(text => !UNSENDABLE.test(text) && fits(text), {
      message: `expected ${expected}`,
    });
}

/** A whole number of a range. */
export function countParameter(what: string, from: number, to: number) {
  return z
    .number(expecting(`${what}: a whole number from ${from} to ${to}`))
    .int()
    .min(from)
    .max(to);
}

/** One of a few words. */
export function choiceParameter<
  TWord extends string,
  TWords extends [TWord, ...TWord[]],
>(words: TWords) {
  return z.enum<TWord, TWords>(words, expecting(`one of ${words.join(', ')}`));
}

/** Yes or no. */
export function flagParameter() {
  return z.boolean(expecting('true or false'));
}

/** Fields that belong together; others are refused. */
export function groupParameter<TShape extends z.ZodRawShape>(shape: TShape) {
  const fields = Object.keys(shape).join(', ');
  return z
    .object(shape, {
      errorMap: (issue, { defaultError }) => ({
        message:
          issue.code === 'unrecognized_keys'
            ? `expected only the fields ${fields}. ${defaultError}`
            : `expected an object with the fields ${fields}`,
      }),
    })
    .strict();
}

/** Several of one kind; more than a form can mean are refused. */
export function listParameter<TItem extends z.ZodTypeAny>(
  what: string,
  item: TItem,
  longest: number = 100,
) {
  return z
    .array(item, expecting(`a list of at most ${longest} ${what}`))
    .max(longest);
}
