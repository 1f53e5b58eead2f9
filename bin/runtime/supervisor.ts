import { atEnd, endAll, isEnding } from '@/bin/runtime/at-end';
import { StopError } from '@/bin/runtime/stop-error';

/** Ends this process and, before it, all that it registered (`atEnd`), when a signal comes, npm is gone, a part ends or something fails. */
export function supervise(say: (line: string) => void) {
  let ending: Promise<never> | undefined;

  async function finish(code: number, why: string | undefined): Promise<never> {
    if (why) say(why);
    const clean = await endAll();
    process.exit(code === 0 && !clean ? 1 : code);
  }
  const end = (code: number, why?: string): Promise<never> => {
    ending ??= finish(code, why);
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
    if (isEnding()) return; // whatever was going on fails when its database or its program is stopped
    if (error instanceof StopError) void end(1, `\n✗ ${error.message}`);
    else {
      console.error(error);
      void end(1);
    }
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  return { defer: (stop: () => Promise<void> | void) => void atEnd(stop), end, fail };
}
