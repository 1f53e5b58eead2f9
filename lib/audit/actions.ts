/** Every kind of change that the audit log knows, by what it is done to. */
export const AUDIT_ACTIONS = [
  'account.change_password',
  'account.change_role',
  'account.confirm_email',
  'account.create',
  'account.create_reset_link',
  'account.delete',
  'account.disable',
  'account.disable_second_factor',
  'account.enable',
  'account.enable_second_factor',
  'account.invite',
  'account.link_identity',
  'account.register',
  'account.renew_recovery_codes',
  'account.request_email_change',
  'account.reset_password',
  'account.revoke_session',
  'account.sign_in',
  'account.sign_out',
  'account.unlink_identity',
  'account.update_profile',
  'account.use_recovery_code',
  'program.grant',
  'program.withdraw',
  'publisher.accept_invitation',
  'publisher.add_domain',
  'publisher.change_role',
  'publisher.create',
  'publisher.decline_invitation',
  'publisher.delete',
  'publisher.invite',
  'publisher.lapse_domain',
  'publisher.leave',
  'publisher.remove_domain',
  'publisher.remove_logo',
  'publisher.remove_member',
  'publisher.revoke_invitation',
  'publisher.set_logo',
  'publisher.sync_group_role',
  'publisher.update_profile',
  'publisher.verify_domain',
  'registry.add',
  'registry.remove',
  'registry.set_mirrors',
  'registry.update',
  'repository.accept_transfer',
  'repository.add_collaborator',
  'repository.add_image',
  'repository.add_vex',
  'repository.add_webhook',
  'repository.archive',
  'repository.cancel_transfer',
  'repository.change_collaborator',
  'repository.change_webhook',
  'repository.create',
  'repository.decline_transfer',
  'repository.delete',
  'repository.delete_images',
  'repository.delete_tag',
  'repository.deprecate',
  'repository.describe',
  'repository.fail_to_put_tag_back',
  'repository.import',
  'repository.purge',
  'repository.put_tag_back',
  'repository.remove_collaborator',
  'repository.remove_logo',
  'repository.remove_vex',
  'repository.remove_webhook',
  'repository.rename',
  'repository.request_scan',
  'repository.request_transfer',
  'repository.restore',
  'repository.restore_overview',
  'repository.retire',
  'repository.save_overview',
  'repository.set_immutable_tags',
  'repository.set_logo',
  'repository.set_retention',
  'repository.set_visibility',
  'repository.star',
  'repository.unarchive',
  'repository.undeprecate',
  'repository.unstar',
  'repository.upload_scan',
  'site.add_sample',
  'site.remove_sample',
  'site.update_settings',
  'token.create',
  'token.revoke',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Domain-readable values only: an entry never holds a password, a token or a secret link. */
export type AuditValue = string | number | boolean | null | readonly string[];
export type AuditChanges = Readonly<Record<string, readonly [before: AuditValue, after: AuditValue]>>;

const LONGEST = 200;

function shortened(value: AuditValue): AuditValue {
  if (typeof value !== 'string' || value.length <= LONGEST) return value;
  return `${value.slice(0, LONGEST).toWellFormed()}… (${value.length} characters)`;
}

const sameValue = (a: AuditValue, b: AuditValue): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Before → after of the fields that differ, long texts in short. */
export function changesBetween<T extends Readonly<Record<string, AuditValue>>>(
  before: T,
  after: Partial<T>,
): AuditChanges {
  const changed = Object.entries(after).filter(
    (entry): entry is [string, AuditValue] => entry[1] !== undefined && !sameValue(before[entry[0]] ?? null, entry[1]),
  );
  return Object.fromEntries(
    changed.map(([field, value]) => [field, [shortened(before[field] ?? null), shortened(value)]]),
  );
}
