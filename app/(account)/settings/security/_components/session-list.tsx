'use client';

import { FormProblem } from '@/components/form/form-problem';
import { SavedNote } from '@/components/form/saved-note';
import { useAccountChange } from '@/components/form/use-account-change';
import { Time } from '@/components/ui/time';
import type { endedSessions, SessionView } from '@/lib/accounts/schema';
import { apiSend } from '@/lib/api/client';
import type { AccountSettingsMessages } from '@/lib/language/en/account-settings';
import { counted, fillIn } from '@/lib/language/format';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';
import type { Language } from '@/lib/names/language';

const PATH = '/api/v1/account/sessions';

type Props = {
  words: AccountSettingsMessages;
  problems: AccountProblemWords;
  sessions: readonly SessionView[];
  language: Language;
  now: string;
};

function deviceName(words: AccountSettingsMessages['sessions'], { browser, system }: SessionView): string {
  if (browser && system) return fillIn(words.device, { browser, system });
  return browser ?? system ?? words.unknown;
}

/** Where one is signed in; ending one counts at its next request. */
export function SessionList({ words, problems, sessions, language, now }: Props) {
  const own = words.sessions;
  const { run, busy, error, done, data } = useAccountChange(problems, async (id: string | null) => {
    if (id === null) return (await apiSend<typeof endedSessions>('DELETE', PATH)).ended;
    await apiSend('DELETE', `${PATH}/${id}`);
    return 1;
  });
  const time = (date: string) => <Time date={date} language={language} now={new Date(now)} />;
  return (
    <div className="grid gap-4">
      <FormProblem error={error} failed={problems.other.failed} />
      <ul className="divide-y divide-line rounded-md border border-line">
        {sessions.map((session) => {
          const device = deviceName(own, session);
          const via = own.via[session.via as keyof typeof own.via];
          return (
            <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
              <div className="min-w-0 grow">
                <p className="font-medium">
                  {device} {session.current ? <span className="chip">{own.current}</span> : null}
                </p>
                <p className="text-sm text-ink-soft">
                  {own.lastUsed} {time(session.lastUsedAt)} · {own.began} {time(session.createdAt)}
                  {via ? ` ${via}` : ''}
                  {session.address ? (
                    <>
                      {' · '}
                      <span className="font-mono wrap-anywhere">{session.address}</span>
                    </>
                  ) : null}
                </p>
              </div>
              {session.current ? null : (
                <button
                  type="button"
                  className="button disabled:opacity-60"
                  disabled={busy}
                  aria-label={fillIn(own.endLabel, { device })}
                  onClick={() => run(session.id)}
                >
                  {own.end}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        {sessions.length > 1 ? (
          <button type="button" className="button disabled:opacity-60" disabled={busy} onClick={() => run(null)}>
            {own.endOthers}
          </button>
        ) : null}
        <SavedNote shown={done && !busy} text={counted(own.ended, data ?? 0)} />
      </div>
    </div>
  );
}
