import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { loadSettingsFor } from '@/app/(orgs)/orgs/[namespace]/_load/load-settings';
import { AuditLog } from '@/components/audit/audit-log';
import { readAuditQuery } from '@/components/audit/audit-query-string';
import { SettingsSection } from '@/components/layout/settings-section';
import { listAuditEntries } from '@/lib/audit/list-audit-entries';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { organisationPath } from '@/lib/names/paths';
import { AppError } from '@/lib/platform/errors';
import { publisherAuditRange } from '@/lib/publishers/publisher-audit-range';

type Props = {
  params: Promise<{ namespace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language } = await getViewer();
  return { title: `${messagesFor(language).audit.title} · ${(await params).namespace}` };
}

export default async function AuditPage({ params, searchParams }: Props) {
  const { namespace } = (await loadSettingsFor((await params).namespace, 'publisher.view_audit')).profile;
  const { actor, language } = await getViewer();
  const query = readAuditQuery(await searchParams);
  const range = await publisherAuditRange(actor, namespace);
  const page = await listAuditEntries(range, query).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'invalid') notFound();
    throw error;
  });
  const words = messagesFor(language).audit;
  return (
    <SettingsSection title={words.title} lead={words.lead}>
      <AuditLog
        path={organisationPath(namespace, 'audit')}
        exportPath={`/api/v1/publishers/${namespace}/audit/export`}
        query={query}
        page={page}
        words={words}
        language={language}
      />
    </SettingsSection>
  );
}
