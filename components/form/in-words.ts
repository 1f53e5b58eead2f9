import { ApiError } from '@/lib/api/client';
import {
  type AccountProblemWords,
  type FieldRefusal,
  reasonSentence,
  refusalSentence,
} from '@/lib/language/refusal-sentence';

const UNAUTHENTICATED = 401;

type Reasons = {
  refusals?: Readonly<Record<string, FieldRefusal>>;
  reason?: unknown;
  values?: Readonly<Record<string, string | number>>;
};

/** What the API refused, in the language of its reader; null when nothing was. Faults of fields stand at the fields only. */
export function inWords(error: unknown, words: AccountProblemWords): ApiError | null {
  if (!error) return null;
  if (!(error instanceof ApiError)) return new ApiError(0, words.other.failed);
  const { refusals, reason, values }: Reasons = error.problem;
  if (refusals) {
    const invalidParameters = Object.entries(refusals).map(([name, refusal]) => ({
      name,
      reason: refusalSentence(words, refusal),
    }));
    return new ApiError(error.status, '', { invalidParameters });
  }
  if (error.status === UNAUTHENTICATED) return new ApiError(error.status, words.other['signed-out']);
  return new ApiError(error.status, reasonSentence(words, reason, values) ?? words.other.unexpected);
}
