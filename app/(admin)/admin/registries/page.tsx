import type { Metadata } from 'next';
import { requireAdministrator } from '@/app/(admin)/admin/_load/require-administrator';
import { LiveRegistries } from '@/app/(admin)/admin/registries/_components/live-registries';
import { MirrorRulesForm } from '@/app/(admin)/admin/registries/_components/mirror-rules-form';
import { RegistryForm } from '@/app/(admin)/admin/registries/_components/registry-form';
import { SettingsSection } from '@/components/layout/settings-section';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { listMirrorRules } from '@/lib/mirrors/list-mirror-rules';
import { clock } from '@/lib/platform/clock';
import { listRegistries } from '@/lib/registry-sync/list-registries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesFor((await getViewer()).language).registries.title };
}

export default async function RegistriesPage() {
  const { actor, language } = await requireAdministrator('/admin/registries');
  const { registries: words } = messagesFor(language);
  const [registries, { rules }] = await Promise.all([listRegistries(actor), listMirrorRules(actor)]);
  return (
    <>
      <SettingsSection title={words.title} lead={words.lead}>
        <LiveRegistries registries={registries} words={words} language={language} now={clock.now().toISOString()} />
      </SettingsSection>
      <SettingsSection title={words.add.title} lead={words.add.lead}>
        <details open={registries.length === 0}>
          <summary className="button">{words.add.open}</summary>
          <div className="mt-6">
            <RegistryForm stored={null} isOwn={false} words={words} />
          </div>
        </details>
      </SettingsSection>
      <SettingsSection title={words.mirrors.title} lead={words.mirrors.lead}>
        <MirrorRulesForm rules={rules} words={words} />
      </SettingsSection>
    </>
  );
}
