import { childEnvironment, spawnChild } from '@/bin/runtime/children';
import { projectRoot } from '@/bin/runtime/project';
import { StopError } from '@/bin/runtime/stop-error';

/**
 * Runs a Node program of ours to its end, quietly: its output is shown when it fails. It ends when we do.
 * @throws StopError with the end of the output
 */
export async function runQuietly(
  title: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<void> {
  const child = spawnChild(process.execPath, args, {
    cwd: projectRoot,
    env: childEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.process.stdout, child.process.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output.push(text);
    });
  const closed = new Promise((resolve) => child.process.once('close', resolve));
  const { code, error } = await child.exited;
  if (error) throw error;
  await closed; // the last of the output
  if (code !== 0)
    throw new StopError(`${title} failed:\n${output.join('').trimEnd().split('\n').slice(-40).join('\n')}`);
}
