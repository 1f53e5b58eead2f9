import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createSigningKey, type SigningKeys, signingKeys } from '@/lib/registry/signing-key';

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** The keys kept in a file, or undefined when there is none. @throws Error when it holds something else */
export function readSigningKeys(file: string): SigningKeys | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  return signingKeys.parse(JSON.parse(text));
}

/** Puts other keys into the file, readable by its owner only; a reader sees the old ones or the new ones, whole. */
export function replaceSigningKeys(file: string, keys: SigningKeys): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(keys), { mode: 0o600 });
  renameSync(draft, file);
}

/** The keys kept in a file, made at the first call: also when two processes are there first, both get the same. */
export function keptSigningKeys(file: string, now: Date): SigningKeys {
  const kept = readSigningKeys(file);
  if (kept) return kept;
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify([createSigningKey(now)]), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return signingKeys.parse(JSON.parse(readFileSync(file, 'utf8')));
}
