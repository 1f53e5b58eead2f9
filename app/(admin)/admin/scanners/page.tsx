import type { Metadata } from 'next';
import { requireAdministrator } from '@/app/(admin)/admin/_load/require-administrator';
import { ScanQueue } from '@/app/(admin)/admin/scanners/_components/scan-queue';
import { ScannerForm } from '@/app/(admin)/admin/scanners/_components/scanner-form';
import { SettingsSection } from '@/components/layout/settings-section';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { clock } from '@/lib/platform/clock';
import { getScannerSettings } from '@/lib/scans/scanners/get-scanner-settings';
import { listScanQueue } from '@/lib/scans/scanners/list-scan-queue';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesFor((await getViewer()).language).scanners.title };
}

export default async function ScannersPage() {
  const { actor, language } = await requireAdministrator('/admin/scanners');
  const { scanners: words } = messagesFor(language);
  const [settings, queue] = await Promise.all([getScannerSettings(actor), listScanQueue(actor)]);
  return (
    <>
      <SettingsSection title={words.title} lead={words.lead}>
        <ScannerForm settings={settings} words={words} language={language} />
      </SettingsSection>
      <SettingsSection title={words.queue.title} lead={words.queue.lead}>
        <ScanQueue
          queue={queue}
          isOff={settings.use === 'none'}
          words={words}
          language={language}
          now={clock.now().toISOString()}
        />
      </SettingsSection>
    </>
  );
}
