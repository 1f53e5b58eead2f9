'use client';

import { UserActions } from '@/app/(admin)/admin/users/_components/user-actions';
import { FormProblem } from '@/components/form/form-problem';
import { useAccountChange } from '@/components/form/use-account-change';
import { Time } from '@/components/ui/time';
import type { UserView } from '@/lib/accounts/list-users';
import { apiSend } from '@/lib/api/client';
import type { AdministrationMessages } from '@/lib/language/en/administration';
import type { CommonMessages } from '@/lib/language/en/common';
import { fillIn } from '@/lib/language/format';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';
import type { Language } from '@/lib/names/language';
import { publisherPath } from '@/lib/names/paths';

type Roles = CommonMessages['header']['roles'];
const ROLES = ['user', 'reviewer', 'admin'] as const satisfies readonly (keyof Roles)[];

type Props = {
  user: UserView;
  isMe: boolean;
  words: AdministrationMessages;
  roles: Roles;
  problems: AccountProblemWords;
  copiedLabel: string;
  language: Language;
  now: string;
};

/** Somebody with an account, and what an administrator can do about it. */
export function UserItem({ user, isMe, words, roles, problems, copiedLabel, language, now }: Props) {
  const texts = words.users;
  const path = `/api/v1/admin/users/${encodeURIComponent(user.username)}`;
  const role = useAccountChange(problems, (chosen: string) => apiSend('PUT', `${path}/role`, { role: chosen }));
  const time = (date: string) => <Time date={date} language={language} now={new Date(now)} />;
  return (
    <li className="grid gap-3 py-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="grid min-w-0 grow basis-64 gap-0.5">
          <p className="flex flex-wrap items-center gap-x-2 font-medium wrap-anywhere">
            <a href={publisherPath(user.username)} className="hover:underline">
              {user.displayName}
            </a>
            {isMe ? <span className="chip">{texts.you}</span> : null}
            {user.disabled ? <span className="chip text-danger">{texts.disabled}</span> : null}
            {user.secondFactor ? <span className="chip">{texts.secondFactor}</span> : null}
          </p>
          <p className="text-sm wrap-anywhere text-ink-soft">
            <span className="font-mono">{user.username}</span>
            {' · '}
            {user.email ?? texts.noEmail}
            {user.email && !user.emailConfirmed ? ` (${texts.unconfirmed})` : ''}
          </p>
          <p className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
            <span>
              {texts.since} {time(user.createdAt)}
            </span>
            <span>
              {user.lastUsedAt ? (
                <>
                  {texts.lastUsed} {time(user.lastUsedAt)}
                </>
              ) : (
                texts.never
              )}
            </span>
            {user.providers.length > 0 ? (
              <span>{fillIn(texts.via, { providers: user.providers.join(', ') })}</span>
            ) : null}
          </p>
        </div>
        <select
          // Without the key a refused change would go on showing what was chosen.
          key={`${user.role} ${role.error ? 'refused' : ''}`}
          className="field w-auto"
          aria-label={fillIn(texts.roleOf, { name: user.username })}
          defaultValue={user.role}
          disabled={role.busy}
          onChange={(event) => role.run(event.target.value)}
        >
          {ROLES.map((name) => (
            <option key={name} value={name}>
              {roles[name]}
            </option>
          ))}
        </select>
        <UserActions
          user={user}
          isMe={isMe}
          path={path}
          words={words}
          problems={problems}
          copiedLabel={copiedLabel}
          language={language}
        />
      </div>
      <FormProblem error={role.error} failed={problems.other.failed} />
    </li>
  );
}
