import { readFile } from 'node:fs/promises';
import path from 'node:path';

const ID = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );
}

/** The commit that a checkout stands at, read from its `.git` folder (gitrepository-layout(5)); null elsewhere. */
export async function gitCommit(root: string): Promise<string | null> {
  const git = path.join(root, '.git');
  const head = await textOf(path.join(git, 'HEAD'));
  if (!head) return null;
  if (ID.test(head)) return head;
  const reference = /^ref: (refs\/[\w./-]+)$/.exec(head)?.[1];
  if (!reference || reference.includes('..')) return null;
  const loose = await textOf(path.join(git, reference));
  if (loose && ID.test(loose)) return loose;
  const packed = (await textOf(path.join(git, 'packed-refs')))
    ?.split('\n')
    .find((line) => line.endsWith(` ${reference}`));
  const id = packed?.split(' ')[0];
  return id && ID.test(id) ? id : null;
}
