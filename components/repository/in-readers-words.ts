import { ApiError } from '@/lib/api/client';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';

type Words = Pick<RepositorySettingsMessages, 'problems' | 'faults' | 'pictures'>;
type Field = { name: string; reason: string };

const textOf = (texts: Readonly<Record<string, string>>, key: unknown): string | undefined =>
  typeof key === 'string' && Object.hasOwn(texts, key) ? texts[key] : undefined;

function sentenceFor({ problem }: ApiError, { problems, pictures }: Words): string | undefined {
  const kind = typeof problem.type === 'string' ? problem.type.replace('/problems/', '') : undefined;
  return (
    textOf(problems, problem.reason) ??
    textOf(pictures, problem.reason) ??
    ('archivedAt' in problem ? problems.archived : undefined) ??
    textOf(problems, kind)
  );
}

/**
 * A failure of the API, whose sentences are English, in the reader's language: the form, and what is wrong with which of
 * its fields. `fieldText` may know better for a field. Any other failure stays as it is.
 */
export function inReadersWords(
  error: unknown,
  words: Words,
  fieldText?: (field: Field) => string | undefined,
): unknown {
  if (!(error instanceof ApiError)) return error;
  const invalidParameters = error.fields.map((field) => ({
    ...field,
    // A list names the fault of one of its entries: `keywords.3`.
    name: field.name.replace(/\.\d+$/, ''),
    reason: fieldText?.(field) ?? textOf(words.faults, field.name.replace(/\.\d+$/, '')) ?? field.reason,
  }));
  return new ApiError(error.status, sentenceFor(error, words) ?? error.message, {
    ...error.problem,
    invalidParameters,
  });
}
