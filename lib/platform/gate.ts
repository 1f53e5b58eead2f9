/** How long one waits for its turn, in milliseconds, and what those are told who wait longer. */
type Patience = { ms: number; refusal: () => Error };

/**
 * Lets so many works run at once in this process; the others wait, and begin in the order in which they came.
 * @throws what a work throws, to who asked for that one; the refusal, when there is patience and it has come to its end
 */
export function gate(places: number, patience?: Patience): <T>(work: () => Promise<T>) => Promise<T> {
  let free = places;
  const waiting = new Set<() => void>();
  const turn = () =>
    new Promise<void>((resolve, reject) => {
      const begin = () => {
        clearTimeout(timer);
        resolve();
      };
      const giveUp = (refusal: Error) => {
        waiting.delete(begin);
        reject(refusal);
      };
      const timer = patience && setTimeout(() => giveUp(patience.refusal()), patience.ms);
      waiting.add(begin);
    });
  return async (work) => {
    if (free > 0) free -= 1;
    else await turn();
    try {
      return await work();
    } finally {
      const [next] = waiting;
      if (next) {
        waiting.delete(next);
        next();
      } else free += 1;
    }
  };
}
