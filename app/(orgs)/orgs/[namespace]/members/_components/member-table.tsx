'use client';

import { useRouter } from 'next/navigation';
import { ConfirmByName } from '@/components/form/confirm-by-name';
import { FormProblem } from '@/components/form/form-problem';
import { useChange } from '@/components/form/use-change';
import { explainProblem, type ProblemWords } from '@/components/organisation/explain-problem';
import { apiSend } from '@/lib/api/client';
import type { OrganisationMessages } from '@/lib/language/en/organisations';
import { fillIn, formatDate } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import { publisherPath } from '@/lib/names/paths';
import { MEMBER_ROLES, type MemberRole, type MemberView } from '@/lib/publishers/member-schema';

type Props = {
  namespace: string;
  members: MemberView[];
  me: string;
  manages: boolean;
  words: OrganisationMessages;
  problemWords: ProblemWords;
  language: Language;
};

export function MemberTable({ namespace, members, me, manages, words, problemWords, language }: Props) {
  const router = useRouter();
  const path = (username: string) => `/api/v1/publishers/${namespace}/members/${encodeURIComponent(username)}`;
  const change = useChange(({ username, role }: { username: string; role: MemberRole }) =>
    apiSend('PATCH', path(username), { role }),
  );
  const removal = useChange(
    (username: string) => apiSend('DELETE', path(username)),
    (_nothing, username) => {
      if (username === me) router.push('/orgs');
    },
  );
  const texts = words.memberList;
  const problem = (error: unknown) => (
    <FormProblem error={explainProblem(error, problemWords)} failed={words.memberList.failed} />
  );
  return (
    <div className="grid gap-3">
      {problem(change.error)}
      <ul className="divide-y divide-line sm:grid sm:grid-cols-[minmax(0,1fr)_auto_auto] sm:gap-x-4">
        {members.map((member) => {
          const isMe = member.username === me;
          return (
            <li
              key={member.username}
              className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 sm:col-span-full sm:grid sm:grid-cols-subgrid"
            >
              <div className="min-w-0 grow">
                <p className="font-medium wrap-anywhere">
                  <a href={publisherPath(member.username)} className="hover:underline">
                    {member.displayName}
                  </a>
                  {isMe ? <span className="chip ml-2">{texts.you}</span> : null}
                </p>
                <p className="text-sm text-ink-soft">
                  <span className="font-mono">{member.username}</span> · {texts.since}{' '}
                  {formatDate(language, member.since)}
                  {member.fromGroup ? (
                    <span className="chip ml-2" title={texts.fromGroupTitle}>
                      {texts.fromGroup}
                    </span>
                  ) : null}
                </p>
              </div>
              {manages ? (
                <select
                  // Without the key a refused change would go on showing what was chosen.
                  key={`${member.role} ${change.error ? 'refused' : ''}`}
                  className="field w-auto"
                  aria-label={fillIn(texts.roleOf, { name: member.username })}
                  defaultValue={member.role}
                  disabled={change.busy}
                  onChange={(event) =>
                    change.run({ username: member.username, role: event.target.value as MemberRole })
                  }
                >
                  {MEMBER_ROLES.map((role) => (
                    <option key={role} value={role}>
                      {words.roles[role]}
                    </option>
                  ))}
                </select>
              ) : (
                <span className="text-sm">{words.roles[member.role]}</span>
              )}
              {manages || isMe ? (
                <ConfirmByName
                  trigger={isMe ? texts.leave : texts.remove}
                  title={
                    isMe
                      ? fillIn(texts.leaveTitle, { name: namespace })
                      : fillIn(texts.removeTitle, { name: member.username })
                  }
                  words={words}
                  confirm={isMe ? texts.leave : texts.remove}
                  busy={removal.busy}
                  problem={problem(removal.error)}
                  onConfirm={() => removal.run(member.username)}
                >
                  <p>{isMe ? texts.leaveText : texts.removeText}</p>
                </ConfirmByName>
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
