import { AppError } from '@/lib/platform/errors';

/** Why a repository cannot be changed as wished just now; `lib/language` has a sentence for each. */
export type RefusalReason =
  | 'from-definition'
  | 'name-is-deleted'
  | 'name-led-elsewhere'
  | 'name-taken'
  | 'no-transfer'
  | 'official'
  | 'same-publisher'
  | 'transfer-done'
  | 'transfer-open';

/** A `conflict` whose `details.reason` a program can compare. */
export const refusal = (
  reason: RefusalReason,
  sentence: string,
  details: Readonly<Record<string, unknown>> = {},
): AppError => new AppError('conflict', sentence, { reason, ...details });
