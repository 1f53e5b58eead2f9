import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { InvitationCard } from '@/app/(orgs)/invitations/_components/invitation-card';
import { EmptyState } from '@/components/ui/empty-state';
import type { Actor } from '@/lib/access/actor';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { AppError } from '@/lib/platform/errors';
import { getReceivedInvitation } from '@/lib/publishers/get-received-invitation';

/** The address holds a secret: no other site learns of it. */
export const metadata: Metadata = { robots: { index: false }, referrer: 'no-referrer' };

async function load(actor: Actor, secret: string) {
  try {
    return await getReceivedInvitation(actor, secret);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

export default async function InvitationPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params;
  const { actor, language } = await getViewer();
  if (actor.kind !== 'user') redirect(`/login?next=${encodeURIComponent(`/invitations/${secret}`)}`);
  const { invitation, open } = await load(actor, secret);
  const { organisations: words, organisationProblems, names } = messagesFor(language);
  return (
    <div className="page py-8">
      <div className="mx-auto grid max-w-2xl gap-6">
        <h1 className="text-2xl font-semibold tracking-tight">{words.received.title}</h1>
        {open ? (
          <InvitationCard
            invitation={invitation}
            answerKey={secret}
            words={words}
            problemWords={{ problems: organisationProblems, names }}
            language={language}
          />
        ) : (
          <EmptyState title={words.received.over}>{words.received.overText}</EmptyState>
        )}
      </div>
    </div>
  );
}
