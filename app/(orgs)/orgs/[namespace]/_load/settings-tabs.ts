import { mayOnPublisher, type PublisherAction, type PublisherRole } from '@/lib/access/permissions';

/** Every tab with what its reader must be allowed to do; a person's namespace has no members and no tokens of its own. */
const TABS = [
  { tab: 'profile', action: 'publisher.edit_profile', organisationsOnly: false },
  { tab: 'members', action: 'publisher.view_members', organisationsOnly: true },
  { tab: 'domains', action: 'publisher.prove_domain', organisationsOnly: false },
  { tab: 'tokens', action: 'publisher.manage_tokens', organisationsOnly: true },
  { tab: 'audit', action: 'publisher.view_audit', organisationsOnly: false },
  { tab: 'delete', action: 'publisher.delete', organisationsOnly: true },
] as const satisfies readonly { tab: string; action: PublisherAction; organisationsOnly: boolean }[];

export type SettingsTabName = (typeof TABS)[number]['tab'];

export const settingsTabs = (kind: 'person' | 'organisation', role: PublisherRole): SettingsTabName[] =>
  TABS.filter(
    ({ action, organisationsOnly }) => mayOnPublisher(action, role) && (!organisationsOnly || kind === 'organisation'),
  ).map(({ tab }) => tab);
