import type { Metadata } from 'next';
import Link from 'next/link';
import { requireAdministrator } from '@/app/(admin)/admin/_load/require-administrator';
import { InviteForm } from '@/app/(admin)/admin/users/_components/invite-form';
import { UserItem } from '@/app/(admin)/admin/users/_components/user-item';
import { TextField } from '@/components/form/text-field';
import { SettingsSection } from '@/components/layout/settings-section';
import { pageNumber } from '@/components/ui/page-number';
import { Pagination } from '@/components/ui/pagination';
import { listUsers } from '@/lib/accounts/list-users';
import { getViewer } from '@/lib/auth/viewer';
import { accountProblemWords } from '@/lib/language/account-problem';
import { counted, exactNumber } from '@/lib/language/format';
import { messagesFor } from '@/lib/language/messages';
import { clock } from '@/lib/platform/clock';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesFor((await getViewer()).language).administration.users.title };
}

const hrefOf = (q: string, page: number): string => {
  const query = new URLSearchParams({ ...(q ? { q } : {}), ...(page > 1 ? { page: String(page) } : {}) }).toString();
  return query ? `/admin/users?${query}` : '/admin/users';
};

export default async function UsersPage({ searchParams }: Props) {
  const { actor, language } = await requireAdministrator('/admin/users');
  const parameters = await searchParams;
  const q = ([parameters.q].flat()[0] ?? '').trim().slice(0, 200);
  const { users, total, page, pageCount } = await listUsers(actor, { q, page: pageNumber(parameters.page) });
  const { administration: words, common } = messagesFor(language);
  const shared = { words, roles: common.header.roles, copiedLabel: common.copy.copied, language };
  const problems = accountProblemWords(language);
  return (
    <>
      <SettingsSection title={words.users.title} lead={counted(words.users.count, total, exactNumber(language, total))}>
        <form action="/admin/users" method="get" className="flex flex-wrap items-end gap-2" key={q}>
          <div className="min-w-0 grow basis-64">
            <TextField name="q" type="search" label={words.users.search} defaultValue={q} maxLength={200} />
          </div>
          <button type="submit" className="button">
            {words.users.submit}
          </button>
          {q ? (
            <Link href="/admin/users" prefetch={false} className="button">
              {words.users.clear}
            </Link>
          ) : null}
        </form>
        {users.length === 0 ? <p className="text-ink-soft">{words.users.none}</p> : null}
        <ul className="divide-y divide-line">
          {users.map((user) => (
            <UserItem
              key={user.username}
              user={user}
              isMe={user.username === actor.username}
              problems={problems}
              now={clock.now().toISOString()}
              {...shared}
            />
          ))}
        </ul>
        <Pagination
          page={page}
          pageCount={pageCount}
          hrefOf={(target) => hrefOf(q, target)}
          words={common.pagination}
        />
      </SettingsSection>
      <SettingsSection title={words.invite.title} lead={words.invite.lead}>
        <InviteForm words={words} problems={problems} copiedLabel={common.copy.copied} />
      </SettingsSection>
    </>
  );
}
