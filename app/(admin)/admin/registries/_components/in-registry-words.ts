import { ApiError } from '@/lib/api/client';
import type { RegistriesMessages } from '@/lib/language/en/registries';

type Words = Pick<RegistriesMessages, 'faults' | 'problems'>;

/** A failure of the API about registries, whose sentences are English, in the reader's language. */
export function inRegistryWords(error: unknown, { faults, problems }: Words): ApiError | null {
  if (!error) return null;
  if (!(error instanceof ApiError)) return new ApiError(0, problems.failed ?? '');
  const kind = String(error.problem.type ?? '').replace('/problems/', '');
  const invalidParameters = error.fields.map(({ name, reason }) => ({ name, reason: faults[name] ?? reason }));
  const sentence = problems[String(error.problem.reason)] ?? problems[kind] ?? problems.other ?? error.message;
  return new ApiError(error.status, sentence, { ...error.problem, invalidParameters });
}
