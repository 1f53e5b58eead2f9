import { ChevronLeft } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { requireAdministrator } from '@/app/(admin)/admin/_load/require-administrator';
import { LiveRegistries } from '@/app/(admin)/admin/registries/_components/live-registries';
import { RegistryForm } from '@/app/(admin)/admin/registries/_components/registry-form';
import { ConfigurationSection } from '@/app/(admin)/admin/registries/[registry]/_components/configuration-section';
import { RecentProblems } from '@/app/(admin)/admin/registries/[registry]/_components/recent-problems';
import { RemoveRegistry } from '@/app/(admin)/admin/registries/[registry]/_components/remove-registry';
import { SettingsSection } from '@/components/layout/settings-section';
import type { Actor } from '@/lib/access/actor';
import { messagesFor } from '@/lib/language/messages';
import { clock } from '@/lib/platform/clock';
import { AppError } from '@/lib/platform/errors';
import { OWN_SERVICE } from '@/lib/registry-access/registry-secrets';
import { getRegistry } from '@/lib/registry-sync/get-registry';
import { getRegistryConfiguration } from '@/lib/registry-sync/get-registry-configuration';
import { listRegistries } from '@/lib/registry-sync/list-registries';
import type { RegistryDetails } from '@/lib/registry-sync/schema';

type Props = { params: Promise<{ registry: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).registry };
}

async function load(actor: Actor, name: string): Promise<RegistryDetails> {
  try {
    return await getRegistry(actor, name);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

export default async function RegistryPage({ params }: Props) {
  const { registry: name } = await params;
  const { actor, language } = await requireAdministrator(`/admin/registries/${name}`);
  const { registries: words } = messagesFor(language);
  const registry = await load(actor, name);
  const now = clock.now().toISOString();
  const isOwn = registry.service === OWN_SERVICE;
  return (
    <>
      <SettingsSection
        title={registry.name}
        lead={
          <Link href="/admin/registries" prefetch={false} className="text-link inline-flex items-center gap-1">
            <ChevronLeft aria-hidden className="size-4" />
            {words.back}
          </Link>
        }
      >
        <LiveRegistries
          registries={await listRegistries(actor)}
          only={registry.name}
          words={words}
          language={language}
          now={now}
        />
      </SettingsSection>
      <div id="recent">
        <SettingsSection title={words.recent.title}>
          <RecentProblems registry={registry} words={words} language={language} />
        </SettingsSection>
      </div>
      <SettingsSection title={words.settings.title}>
        <RegistryForm stored={registry} isOwn={isOwn} words={words} />
      </SettingsSection>
      {registry.kind === 'managed' ? (
        <ConfigurationSection configuration={await getRegistryConfiguration(actor, name)} words={words.configuration} />
      ) : null}
      {isOwn ? null : (
        <SettingsSection title={words.remove.title} danger>
          <RemoveRegistry name={registry.name} repositories={registry.repositories} words={words} />
        </SettingsSection>
      )}
    </>
  );
}
