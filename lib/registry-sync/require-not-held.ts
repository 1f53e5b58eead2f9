import { AppError } from '@/lib/platform/errors';
import type { KnownTag } from '@/lib/registry-sync/plan-deletion';

const SENTENCES = {
  immutable: 'is immutable: release it in the settings of immutable tags first.',
  definition: 'is kept by the library definition: take it out there, then import again.',
} as const;

/** @throws AppError `conflict` (`details.reason`) for a tag that may not be deleted now */
export function requireNotHeld({ name, held }: KnownTag): void {
  if (held) throw new AppError('conflict', `The tag “${name}” ${SENTENCES[held]}`, { reason: held, tag: name });
}
