'use client';

import { ConfirmByName } from '@/components/form/confirm-by-name';
import { FormProblem } from '@/components/form/form-problem';
import { useAccountChange } from '@/components/form/use-account-change';
import { CodeLine } from '@/components/ui/code-line';
import type { resetLinkView } from '@/lib/accounts/administration-schema';
import type { UserView } from '@/lib/accounts/list-users';
import { apiSend } from '@/lib/api/client';
import type { AdministrationMessages } from '@/lib/language/en/administration';
import { fillIn, formatInstant } from '@/lib/language/format';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';
import type { Language } from '@/lib/names/language';

type Props = {
  user: UserView;
  isMe: boolean;
  path: string;
  words: AdministrationMessages;
  problems: AccountProblemWords;
  copiedLabel: string;
  language: Language;
};

export function UserActions({ user, isMe, path, words, problems, copiedLabel, language }: Props) {
  const texts = words.users;
  const name = user.username;
  const dialogWords = { typeName: '', cancel: words.cancel };
  const disabling = useAccountChange(problems, (disabled: boolean) => apiSend('PUT', `${path}/disabled`, { disabled }));
  const reset = useAccountChange(problems, () => apiSend<typeof resetLinkView>('POST', `${path}/reset-link`, {}));
  if (user.disabled)
    return (
      <button
        type="button"
        className="button"
        aria-label={fillIn(texts.enableOf, { name })}
        disabled={disabling.busy}
        onClick={() => disabling.run(false)}
      >
        {texts.enable}
      </button>
    );
  return (
    <div className="flex flex-wrap gap-2">
      <ConfirmByName
        trigger={texts.reset}
        title={fillIn(texts.resetTitle, { name })}
        words={dialogWords}
        confirm={texts.resetConfirm}
        busy={reset.busy}
        problem={
          reset.data ? (
            <div role="status" className="grid gap-2 text-sm">
              <p>{fillIn(texts.resetDone, { name, date: formatInstant(language, reset.data.expiresAt) })}</p>
              <CodeLine code={reset.data.link} label={words.copy} copiedLabel={copiedLabel} />
            </div>
          ) : (
            <FormProblem error={reset.error} failed={problems.other.failed} />
          )
        }
        onConfirm={() => reset.run(undefined)}
      >
        <p>{texts.resetText}</p>
      </ConfirmByName>
      {isMe ? null : (
        <ConfirmByName
          trigger={texts.disable}
          title={fillIn(texts.disableTitle, { name })}
          words={dialogWords}
          confirm={texts.disable}
          busy={disabling.busy}
          problem={<FormProblem error={disabling.error} failed={problems.other.failed} />}
          onConfirm={() => disabling.run(true)}
        >
          <p>{texts.disableText}</p>
        </ConfirmByName>
      )}
    </div>
  );
}
