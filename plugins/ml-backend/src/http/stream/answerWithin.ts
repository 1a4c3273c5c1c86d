/**
 * What a promise gives, or an error when that takes too long.
 *
 * @param time - In milliseconds.
 */
export async function answerWithin<T>(
  promise: Promise<T>,
  time: number,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`There was no answer within ${time} ms`)),
      time,
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
