import type { AccountMessages } from '@/lib/language/en/account';
import { type AccountProblemWords, reasonSentence } from '@/lib/language/refusal-sentence';

export type SignInWords = { signIn: AccountMessages['signIn']; problems: AccountProblemWords };

/** What next-auth's `error` means to a reader: a reason of ours, perhaps with the minutes to wait, or one of its own. */
export function signInSentence({ signIn, problems }: SignInWords, error: string): string {
  const [reason = '', minutes = ''] = error.split(':');
  if (reason === 'CredentialsSignin') return signIn.wrong;
  if (reason === 'failed') return problems.other.unexpected;
  return reasonSentence(problems, reason, { minutes }) ?? signIn.providerFailed;
}
