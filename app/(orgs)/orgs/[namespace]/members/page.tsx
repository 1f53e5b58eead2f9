import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { loadSettingsFor } from '@/app/(orgs)/orgs/[namespace]/_load/load-settings';
import { InviteForm } from '@/app/(orgs)/orgs/[namespace]/members/_components/invite-form';
import { MemberTable } from '@/app/(orgs)/orgs/[namespace]/members/_components/member-table';
import { OpenInvitations } from '@/app/(orgs)/orgs/[namespace]/members/_components/open-invitations';
import { SettingsSection } from '@/components/layout/settings-section';
import { mayOnPublisher } from '@/lib/access/permissions';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { listInvitations } from '@/lib/publishers/list-invitations';
import { listMembers } from '@/lib/publishers/list-members';
import { MEMBER_ROLES } from '@/lib/publishers/member-schema';

type Props = { params: Promise<{ namespace: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language } = await getViewer();
  return { title: `${messagesFor(language).organisations.memberList.title} · ${(await params).namespace}` };
}

export default async function MembersPage({ params }: Props) {
  const { profile, role } = await loadSettingsFor((await params).namespace, 'publisher.view_members');
  if (profile.kind !== 'organisation') notFound();
  const { namespace } = profile;
  const { actor, language, user } = await getViewer();
  const manages = mayOnPublisher('publisher.manage_members', role);
  const [members, invitations] = await Promise.all([
    listMembers(actor, namespace),
    manages ? listInvitations(actor, namespace) : [],
  ]);
  const { organisations: words, organisationProblems, names, common } = messagesFor(language);
  const problemWords = { problems: organisationProblems, names };
  return (
    <>
      <SettingsSection title={words.memberList.title} lead={words.memberList.lead}>
        <MemberTable
          namespace={namespace}
          members={members}
          me={user?.username ?? ''}
          manages={manages}
          words={words}
          problemWords={problemWords}
          language={language}
        />
        <details className="text-sm">
          <summary className="py-1 font-medium">{words.memberList.rolesTitle}</summary>
          <dl className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
            {MEMBER_ROLES.map((name) => (
              <div key={name} className="contents">
                <dt className="font-medium">{words.roles[name]}</dt>
                <dd className="text-ink-soft">{words.roleMeanings[name]}</dd>
              </div>
            ))}
          </dl>
        </details>
      </SettingsSection>
      {manages ? (
        <SettingsSection title={words.invite.title} lead={words.invite.lead}>
          <InviteForm
            namespace={namespace}
            words={words}
            copiedLabel={common.copy.copied}
            problemWords={problemWords}
          />
          <OpenInvitations
            namespace={namespace}
            invitations={invitations}
            words={words}
            problemWords={problemWords}
            language={language}
          />
        </SettingsSection>
      ) : null}
    </>
  );
}
