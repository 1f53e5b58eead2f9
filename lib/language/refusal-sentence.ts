import type { FieldRefusal } from '@/lib/accounts/refusal';

export type { FieldRefusal };

import type { AccountProblemMessages } from '@/lib/language/en/account-problems';
import type { NamesMessages } from '@/lib/language/en/names';
import { fillIn } from '@/lib/language/format';
import { nameRefusal } from '@/lib/language/name-refusal';
import type { ServerFailure } from '@/lib/names/server-failure';

/** All that a form about an account may have to say of why something is refused, in one language. */
export type AccountProblemWords = AccountProblemMessages & {
  names: NamesMessages;
  servers: Record<ServerFailure, string>;
};

/** What is wrong with a field, as a sentence. */
export function refusalSentence(words: AccountProblemWords, refusal: FieldRefusal): string {
  return refusal.kind === 'name'
    ? nameRefusal(words.names, refusal.reason)
    : fillIn(words.fields[refusal.kind], { ...refusal });
}

/** The sentence for a reason that the API or next-auth gave, or undefined when it is none of ours. */
export function reasonSentence(
  words: AccountProblemWords,
  reason: unknown,
  values: Readonly<Record<string, string | number>> = {},
): string | undefined {
  const sentences: Readonly<Record<string, string>> = { ...words.problems, ...words.servers };
  return typeof reason === 'string' && Object.hasOwn(sentences, reason)
    ? fillIn(sentences[reason] ?? '', values)
    : undefined;
}
