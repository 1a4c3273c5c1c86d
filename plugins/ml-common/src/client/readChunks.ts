/**
 * The chunks of a response body. A body that says nothing for too long is broken off: a connection
 * that a proxy forgot looks exactly like a quiet one.
 *
 * @param silence - How long the body may say nothing, in milliseconds.
 * @throws Error when it said nothing for that long, and whatever the body fails with.
 */
export async function* readChunks(
  body: ReadableStream<Uint8Array>,
  silence: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await within(reader.read(), silence);
      if (done) {
        return;
      }
      yield value;
    }
  } finally {
    // Also reached when the consumer stops early; the connection must not stay open then. What
    // cancelling a broken body fails with is already known to the consumer.
    reader.cancel().catch(() => undefined);
  }
}

async function within<T>(promise: Promise<T>, limit: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(new Error(`The stream was silent for ${limit / 1000} seconds`)),
      limit,
    );
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
