/** So much of a refused body is still let by. */
const MOST_DRAINED = 100_000_000;

/**
 * A body of which the rest can be taken after its reader has given up: a client that is still sending gets to read why
 * it was refused only once it has been heard out.
 */
export function keptOpen(body: AsyncIterable<Uint8Array>) {
  const pieces = body[Symbol.asyncIterator]();
  let ended = false;
  async function next(): Promise<Uint8Array | null> {
    try {
      const { done, value } = await pieces.next();
      ended = done === true;
      return done ? null : value;
    } catch (error) {
      ended = true;
      throw error;
    }
  }
  return {
    async *read(): AsyncGenerator<Uint8Array> {
      for (let piece = await next(); piece !== null; piece = await next()) yield piece;
    },
    /** Lets the rest go by, as far as it may be long. @throws what reading it throws */
    async drain(): Promise<void> {
      for (let left = MOST_DRAINED; !ended && left > 0; ) left -= (await next())?.length ?? 0;
      if (!ended) await pieces.return?.();
    },
  };
}
