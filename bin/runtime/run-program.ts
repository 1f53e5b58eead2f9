import { spawn } from 'node:child_process';
import { childEnvironment } from '@/bin/runtime/children';
import { projectRoot } from '@/bin/runtime/project';
import { StopError } from '@/bin/runtime/stop-error';

/**
 * Runs a Node program of ours to its end, quietly: its output is shown when it fails.
 * @throws StopError with the end of the output
 */
export async function runQuietly(
  title: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: childEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output.push(text);
    });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (status !== 0)
    throw new StopError(`${title} failed:\n${output.join('').trimEnd().split('\n').slice(-40).join('\n')}`);
}
