import { createHash } from 'node:crypto';
import { formatDigest, parseDigest } from '@/lib/names/digest';
import { registryFailure } from '@/lib/registry/registry-failure';

export const sha256Of = (bytes: Buffer): string =>
  formatDigest({ algorithm: 'sha256', hex: createHash('sha256').update(bytes).digest('hex') });

/** @throws AppError with `details.reason` `wrong-digest` when the bytes are not those that the digest names */
export function verifyDigest(bytes: Buffer, expected: string, host: string): void {
  const digest = parseDigest(expected);
  if (!digest.ok) throw registryFailure('garbage', `The registry “${host}” sent a digest that is none.`, { host });
  const hex = createHash(digest.value.algorithm).update(bytes).digest('hex');
  if (hex !== digest.value.hex)
    throw registryFailure('wrong-digest', `What the registry “${host}” sent for ${expected} is something else.`, {
      host,
      expected,
    });
}
