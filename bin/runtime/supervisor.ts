import { StopError } from '@/bin/runtime/stop-error';

type Ending = { code: number; why?: string | undefined };

/** Runs what was deferred, last first and once, when a signal comes, npm is gone, a part ends or something fails. */
export function supervise(say: (line: string) => void) {
  const deferred: (() => Promise<void> | void)[] = [];
  let ending: Promise<never> | undefined;

  async function runDeferred({ code, why }: Ending): Promise<never> {
    if (why) say(why);
    let failed = false;
    for (const stop of deferred.reverse()) {
      try {
        await stop();
      } catch (error) {
        failed = true;
        console.error(error);
      }
    }
    process.exit(code === 0 && failed ? 1 : code);
  }
  const end = (code: number, why?: string): Promise<never> => {
    ending ??= runDeferred({ code, why });
    return ending;
  };

  process.on('SIGINT', () => void end(130, 'Stopping …'));
  process.on('SIGTERM', () => void end(0, 'Stopping …'));
  process.on('SIGHUP', () => void end(129, 'Stopping …'));
  // npm passes SIGTERM on to nobody: when it is gone, so is whoever wanted us to run.
  if (process.env.npm_lifecycle_event && process.platform !== 'win32') {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && void end(0, 'npm has ended: stopping …'), 250).unref();
  }
  const fail = (error: unknown) => {
    if (error instanceof StopError) void end(1, `\n✗ ${error.message}`);
    else {
      console.error(error);
      void end(1);
    }
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  return { defer: (stop: () => Promise<void> | void) => void deferred.push(stop), end, fail };
}
