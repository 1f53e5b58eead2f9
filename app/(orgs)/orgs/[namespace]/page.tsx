import { notFound, redirect } from 'next/navigation';
import { loadSettings } from '@/app/(orgs)/orgs/[namespace]/_load/load-settings';
import { settingsTabs } from '@/app/(orgs)/orgs/[namespace]/_load/settings-tabs';
import { organisationPath } from '@/lib/names/paths';

/** Leads to the first tab that the reader has. */
export default async function OrganisationPage({ params }: { params: Promise<{ namespace: string }> }) {
  const { profile, role } = await loadSettings((await params).namespace);
  const [first] = settingsTabs(profile.kind, role);
  if (!first) notFound();
  redirect(organisationPath(profile.namespace, first));
}
