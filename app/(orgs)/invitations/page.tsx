import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { InvitationCard } from '@/app/(orgs)/invitations/_components/invitation-card';
import { EmptyState } from '@/components/ui/empty-state';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { listReceivedInvitations } from '@/lib/publishers/list-received-invitations';

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await getViewer();
  return { title: messagesFor(language).organisations.received.title, robots: { index: false } };
}

export default async function InvitationsPage() {
  const { actor, language } = await getViewer();
  if (actor.kind !== 'user') redirect('/login?next=/invitations');
  const invitations = await listReceivedInvitations(actor);
  const { organisations: words, organisationProblems, names } = messagesFor(language);
  return (
    <div className="page py-8">
      <div className="mx-auto grid max-w-2xl gap-6">
        <div>
          <h1 className="text-2xl font-semibold tracking-tight">{words.received.title}</h1>
          <p className="mt-1 text-ink-soft">{words.received.lead}</p>
        </div>
        {invitations.length === 0 ? (
          <EmptyState title={words.received.none}>{words.received.noneText}</EmptyState>
        ) : (
          <ul className="grid gap-4">
            {invitations.map((invitation) => (
              <li key={invitation.id}>
                <InvitationCard
                  invitation={invitation}
                  answerKey={invitation.id}
                  words={words}
                  problemWords={{ problems: organisationProblems, names }}
                  language={language}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
