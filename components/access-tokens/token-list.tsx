'use client';

import { ConfirmByName } from '@/components/form/confirm-by-name';
import { FormProblem } from '@/components/form/form-problem';
import { useChange } from '@/components/form/use-change';
import { explainProblem, type ProblemWords } from '@/components/organisation/explain-problem';
import { Time } from '@/components/ui/time';
import type { AccessTokenView } from '@/lib/access-tokens/schema';
import { apiSend } from '@/lib/api/client';
import type { TokenMessages } from '@/lib/language/en/tokens';
import { fillIn } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';

type Words = TokenMessages & { typeName: string; cancel: string };
type Props = {
  path: string;
  tokens: AccessTokenView[];
  ofOrganisation: boolean;
  words: Words;
  problemWords: ProblemWords;
  language: Language;
  now: string;
};

const STATE_COLOUR = { live: 'text-ok', expired: 'text-warn', revoked: 'text-danger' } as const;

export function TokenList({ path, tokens, ofOrganisation, words, problemWords, language, now }: Props) {
  const { run, busy, error } = useChange((id: string) => apiSend('DELETE', `${path}/${id}`));
  if (tokens.length === 0) return <p className="text-sm text-ink-soft">{words.none}.</p>;
  const time = (date: string) => <Time date={date} language={language} now={new Date(now)} />;
  return (
    <ul className="divide-y divide-line">
      {tokens.map((token) => (
        <li key={token.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 py-4 first:pt-0 last:pb-0">
          <div className="grid min-w-0 grow basis-64 gap-1">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-semibold wrap-anywhere">{token.name}</span>
              <span className={`text-sm font-medium ${STATE_COLOUR[token.state]}`}>{words.states[token.state]}</span>
            </p>
            <p className="flex flex-wrap gap-1">
              {token.scopes.map((scope) => (
                <span key={scope} className="chip font-mono" title={words.scopes[scope]}>
                  {scope}
                </span>
              ))}
            </p>
            <p className="text-sm wrap-anywhere text-ink-soft">
              {token.repositories
                ? fillIn(words.onlyRepositories, { names: token.repositories.join(', ') })
                : words.allRepositories}
            </p>
            <p className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
              <span>
                {words.created} {time(token.createdAt)}
              </span>
              {ofOrganisation ? <span>{fillIn(words.createdBy, { name: token.createdBy })}</span> : null}
              <span>
                {token.lastUsedAt ? (
                  <>
                    {words.lastUsed} {time(token.lastUsedAt)}
                  </>
                ) : (
                  words.neverUsed
                )}
              </span>
              <Ending token={token} words={words} time={time} />
            </p>
          </div>
          {token.state === 'live' ? (
            <ConfirmByName
              trigger={words.revoke}
              title={fillIn(words.revokeTitle, { name: token.name })}
              words={words}
              confirm={words.revoke}
              busy={busy}
              problem={<FormProblem error={explainProblem(error, problemWords)} failed={words.failed} />}
              onConfirm={() => run(token.id)}
            >
              <p>{words.revokeText}</p>
            </ConfirmByName>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Ending({
  token: { state, expiresAt, revokedAt },
  words,
  time,
}: {
  token: AccessTokenView;
  words: Words;
  time: (date: string) => React.ReactNode;
}) {
  if (state === 'live' && !expiresAt) return <span>{words.endsNever}</span>;
  const date = revokedAt ?? expiresAt;
  if (!date) return null;
  return (
    <span>
      {state === 'live' ? words.ends : words.ended} {time(date)}
    </span>
  );
}
