import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AffectedImages } from '@/app/(catalogue)/vulnerabilities/[id]/_components/affected-images';
import { VulnerabilityHead } from '@/app/(catalogue)/vulnerabilities/[id]/_components/vulnerability-head';
import { SignInForScans } from '@/components/scan/sign-in-for-scans';
import { pageNumber } from '@/components/ui/page-number';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { vulnerabilityPath } from '@/lib/names/paths';
import { AppError } from '@/lib/platform/errors';
import { findAffectedImages } from '@/lib/scans/vulnerabilities/find-affected-images';
import { affectedImagesQuery, type VulnerabilityView } from '@/lib/scans/vulnerabilities/schema';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    notFound();
  }
}

/** The same for every id, so that it says nothing of what is known of one. */
export async function generateMetadata(): Promise<Metadata> {
  const { language } = await getViewer();
  return { title: messagesFor(language).findings.vulnerability.title, robots: { index: false, follow: false } };
}

async function orNotFound(found: Promise<VulnerabilityView>): Promise<VulnerabilityView> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

export default async function VulnerabilityPage({ params, searchParams }: Props) {
  const { actor, language } = await getViewer();
  const messages = messagesFor(language);
  const id = decoded((await params).id);
  if (actor.kind === 'anonymous')
    return (
      <div className="page pt-6 pb-16 sm:pt-8">
        <h1 className="mb-6 text-2xl font-semibold sm:text-3xl">{messages.findings.vulnerability.title}</h1>
        <SignInForScans next={vulnerabilityPath(id)} words={messages.scans.signIn} />
      </div>
    );
  const page = pageNumber((await searchParams).page);
  const found = await orNotFound(findAffectedImages(actor, id, affectedImagesQuery.parse({ page })));
  return (
    <div className="page grid grid-cols-[minmax(0,1fr)] gap-8 pt-6 pb-16 sm:pt-8">
      <VulnerabilityHead vulnerability={found} messages={messages} />
      <AffectedImages vulnerability={found} messages={messages} language={language} />
    </div>
  );
}
