import { Mail, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { PublisherLogo } from '@/components/publisher/publisher-logo';
import { EmptyState } from '@/components/ui/empty-state';
import { getViewer } from '@/lib/auth/viewer';
import { counted, fillIn } from '@/lib/language/format';
import { messagesFor } from '@/lib/language/messages';
import { organisationPath } from '@/lib/names/paths';
import { listOrganisations } from '@/lib/publishers/list-organisations';
import { listReceivedInvitations } from '@/lib/publishers/list-received-invitations';

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await getViewer();
  return { title: messagesFor(language).organisations.list.title, robots: { index: false } };
}

export default async function OrganisationsPage() {
  const { actor, language } = await getViewer();
  if (actor.kind !== 'user') redirect('/login?next=/orgs');
  const [organisations, invitations] = await Promise.all([listOrganisations(actor), listReceivedInvitations(actor)]);
  const { organisations: words, common } = messagesFor(language);
  return (
    <div className="page grid gap-6 py-8">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <h1 className="text-2xl font-semibold tracking-tight">{words.list.title}</h1>
          <p className="mt-1 text-ink-soft">{words.list.lead}</p>
        </div>
        <Link href="/orgs/new" prefetch={false} className="button button-primary">
          <Plus aria-hidden="true" className="size-4" />
          {words.list.create}
        </Link>
      </div>
      {invitations.length > 0 ? (
        <p>
          <Link href="/invitations" prefetch={false} className="inline-flex items-center gap-2 text-link">
            <Mail aria-hidden="true" className="size-4" />
            {counted(words.list.invitations, invitations.length)}
          </Link>
        </p>
      ) : null}
      {organisations.length === 0 ? (
        <EmptyState title={words.list.none}>{words.list.noneText}</EmptyState>
      ) : (
        <ul className="grid gap-3 md:grid-cols-2">
          {organisations.map((organisation) => (
            <li
              key={organisation.namespace}
              className="relative flex min-w-0 gap-4 rounded-lg border border-line bg-surface-raised p-4 hover:border-line-strong"
            >
              {organisation.logoUrl ? <PublisherLogo src={organisation.logoUrl} alt="" className="size-12" /> : null}
              <div className="min-w-0">
                <h2 className="font-semibold wrap-anywhere">
                  <Link
                    href={organisationPath(organisation.namespace)}
                    prefetch={false}
                    className="after:absolute after:inset-0 after:rounded-lg hover:text-accent"
                  >
                    {(language === 'zh-CN' && organisation.displayNameZh) || organisation.displayName}
                  </Link>
                </h2>
                <p className="font-mono text-sm text-ink-soft">{organisation.namespace}</p>
                <p className="mt-1 flex flex-wrap gap-x-4 text-sm text-ink-soft">
                  <span>{fillIn(words.list.yourRole, { role: words.roles[organisation.role] })}</span>
                  <span>{counted(words.members, organisation.memberCount)}</span>
                  <span>{counted(common.repositories, organisation.repositoryCount)}</span>
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
