import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { loadSettings } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_load/load-settings';
import { LastRun } from '@/app/(catalogue)/r/[namespace]/[name]/settings/retention/_components/last-run';
import { RetentionForm } from '@/app/(catalogue)/r/[namespace]/[name]/settings/retention/_components/retention-form';
import { SettingsSection } from '@/components/layout/settings-section';
import { Notice } from '@/components/ui/notice';
import { shortName } from '@/lib/names/repository-name';
import { findDeletionRefusal } from '@/lib/registry-sync/find-deletion-refusal';
import { getRetention } from '@/lib/retention/get-retention';

type Props = { params: Promise<RepositoryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, messages } = await loadSettings(params);
  return { title: `${messages.deletions.retention.title} · ${shortName(name)}`, robots: { index: false } };
}

export default async function RetentionSettings({ params }: Props) {
  const { name, mayManage, viewer, messages } = await loadSettings(params);
  if (!mayManage) notFound();
  const [policy, refusal] = await Promise.all([
    getRetention(viewer.actor, name),
    findDeletionRefusal(viewer.actor, name),
  ]);
  const words = messages.deletions;
  return (
    <>
      {refusal ? (
        <Notice tone="info">
          <p>{words.refusals[refusal]}</p>
        </Notice>
      ) : null}
      <SettingsSection title={words.retention.title} lead={words.retention.lead}>
        <p className="max-w-[65ch] text-sm text-ink-soft">{words.retention.always}</p>
        <RetentionForm
          key={policy.changedAt}
          repository={name}
          policy={policy}
          readOnly={refusal !== null}
          language={viewer.language}
          now={new Date().toISOString()}
          words={words}
          problemWords={messages.repositorySettings}
        />
      </SettingsSection>
      {policy.changedAt ? (
        <SettingsSection title={words.retention.statusTitle}>
          <LastRun policy={policy} language={viewer.language} words={words.retention} />
        </SettingsSection>
      ) : null}
    </>
  );
}
