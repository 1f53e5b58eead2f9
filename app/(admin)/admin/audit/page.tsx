import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireAdministrator } from '@/app/(admin)/admin/_load/require-administrator';
import { AuditLog } from '@/components/audit/audit-log';
import { readAuditQuery } from '@/components/audit/audit-query-string';
import { SettingsSection } from '@/components/layout/settings-section';
import { siteAuditRange } from '@/lib/audit/audit-range';
import { listAuditEntries } from '@/lib/audit/list-audit-entries';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { AppError } from '@/lib/platform/errors';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesFor((await getViewer()).language).audit.title };
}

export default async function SiteAuditPage({ searchParams }: Props) {
  const { actor, language } = await requireAdministrator('/admin/audit');
  const query = readAuditQuery(await searchParams);
  const page = await listAuditEntries(siteAuditRange(actor), query).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'invalid') notFound();
    throw error;
  });
  const words = messagesFor(language).audit;
  return (
    <SettingsSection title={words.title} lead={words.lead}>
      <AuditLog
        path="/admin/audit"
        exportPath="/api/v1/audit/export"
        query={query}
        page={page}
        words={words}
        language={language}
      />
    </SettingsSection>
  );
}
