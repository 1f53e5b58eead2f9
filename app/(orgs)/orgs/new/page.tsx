import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { NewOrganisationForm } from '@/app/(orgs)/orgs/new/_components/new-organisation-form';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await getViewer();
  return { title: messagesFor(language).organisations.create.title, robots: { index: false } };
}

export default async function NewOrganisationPage() {
  const { actor, language } = await getViewer();
  if (actor.kind !== 'user') redirect('/login?next=/orgs/new');
  const { organisations, organisationProblems, names } = messagesFor(language);
  return (
    <div className="page py-8">
      <div className="mx-auto grid max-w-xl gap-6">
        <div>
          <h1 className="text-2xl font-semibold tracking-tight">{organisations.create.title}</h1>
          <p className="mt-1 text-ink-soft">{organisations.create.lead}</p>
        </div>
        <NewOrganisationForm words={organisations.create} problemWords={{ problems: organisationProblems, names }} />
      </div>
    </div>
  );
}
