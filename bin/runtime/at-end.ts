type Cleanup = () => Promise<void> | void;

const open: Cleanup[] = [];
let ending: Promise<boolean> | undefined;

/** From now on, ending this process runs `cleanup` first; the latest one runs first. @returns what takes it off again */
export function atEnd(cleanup: Cleanup): () => void {
  open.push(cleanup);
  return () => {
    const place = open.indexOf(cleanup);
    if (place >= 0) open.splice(place, 1);
  };
}

async function runAll(): Promise<boolean> {
  let clean = true;
  // Also what is registered while this runs: what was just being started must not stay behind.
  for (let cleanup = open.pop(); cleanup; cleanup = open.pop()) {
    try {
      await cleanup();
    } catch (error) {
      clean = false;
      console.error(error);
    }
  }
  return clean;
}

/** Runs everything registered, once. The caller exits after it. @returns whether all of it succeeded */
export function endAll(): Promise<boolean> {
  ending ??= runAll();
  return ending;
}

export const isEnding = (): boolean => ending !== undefined;
