import { ApiError } from '@/lib/api/client';
import type { NamesMessages } from '@/lib/language/en/names';
import type { OrganisationProblem, OrganisationProblemMessages } from '@/lib/language/en/organisation-problems';
import { fillIn } from '@/lib/language/format';
import { nameRefusal } from '@/lib/language/name-refusal';
import type { NameRefusal } from '@/lib/names/new-name';

/** All that a form about organisations, tokens and domains may have to say of why something is refused. */
export type ProblemWords = { problems: OrganisationProblemMessages; names: NamesMessages };

type Refusal = { kind: 'name'; reason: NameRefusal } | { kind: OrganisationProblem; values?: Record<string, string> };

function sentence({ problems, names }: ProblemWords, refusal: Refusal): string | undefined {
  if (refusal.kind === 'name') return nameRefusal(names, refusal.reason);
  const text: string | undefined = problems[refusal.kind];
  return text === undefined ? undefined : fillIn(text, refusal.values ?? {});
}

/** The API's refusal in the reader's language, as far as it has a sentence for it; anything else as it came. */
export function explainProblem(error: unknown, words: ProblemWords): unknown {
  if (!(error instanceof ApiError)) return error;
  const { reason, values, refusals } = error.problem;
  if (typeof refusals === 'object' && refusals !== null) {
    const known = refusals as Record<string, Refusal | undefined>;
    const invalidParameters = error.fields.map((field) => {
      const refusal = known[field.name];
      return { ...field, reason: (refusal && sentence(words, refusal)) ?? field.reason };
    });
    const message = invalidParameters.map((field) => field.reason).join(' ');
    return new ApiError(error.status, message, { ...error.problem, invalidParameters });
  }
  const text = sentence(words, { kind: reason, values } as Refusal);
  return text === undefined ? error : new ApiError(error.status, text, error.problem);
}
