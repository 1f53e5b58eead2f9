import { describe, expect, test } from 'vitest';
import {
  mayOnPublisher,
  mayOnRepository,
  PUBLISHER_ROLES,
  PUBLISHER_RULES,
  type PublisherAction,
  REPOSITORY_ROLES,
  REPOSITORY_RULES,
  type RepositoryAction,
  repositoryRole,
  scopeAllows,
} from '@/lib/access/permissions';
import { SCOPES } from '@/lib/access/scopes';

/** Written out on purpose: whoever changes a rule changes a line here, and sees whom it lets in. */
const REPOSITORY_TABLE: Record<RepositoryAction, [ofPublic: string, ofPrivate: string]> = {
  'repository.delete': ['owner site_admin', 'owner site_admin'],
  'repository.delete_tags': ['admin owner site_admin', 'admin owner site_admin'],
  'repository.describe': ['write admin owner site_admin', 'write admin owner site_admin'],
  'repository.manage': ['admin owner site_admin', 'admin owner site_admin'],
  'repository.manage_collaborators': ['admin owner site_admin', 'admin owner site_admin'],
  'repository.manage_webhooks': ['admin owner site_admin', 'admin owner site_admin'],
  'repository.pull': ['anonymous stranger read write admin owner site_admin', 'read write admin owner site_admin'],
  'repository.push': ['write admin owner site_admin', 'write admin owner site_admin'],
  'repository.star': ['stranger read write admin owner site_admin', 'read write admin owner site_admin'],
  'repository.transfer': ['owner site_admin', 'owner site_admin'],
  'repository.upload_scan': ['write admin owner site_admin', 'write admin owner site_admin'],
  'repository.view': ['anonymous stranger read write admin owner site_admin', 'read write admin owner site_admin'],
  'repository.view_all_pulls': ['write admin owner site_admin', 'write admin owner site_admin'],
  'repository.view_revisions': ['write admin owner site_admin', 'write admin owner site_admin'],
  'repository.view_scans': ['stranger read write admin owner site_admin', 'read write admin owner site_admin'],
};

const PUBLISHER_TABLE: Record<PublisherAction, string> = {
  'publisher.accept_transfer': 'owner site_admin',
  'publisher.create_repository': 'editor owner site_admin',
  'publisher.delete': 'owner site_admin',
  'publisher.edit_profile': 'owner site_admin',
  'publisher.manage_members': 'owner site_admin',
  'publisher.manage_tokens': 'owner site_admin',
  'publisher.prove_domain': 'owner site_admin',
  'publisher.view': 'anonymous stranger member editor owner site_admin',
  'publisher.view_audit': 'owner site_admin',
  'publisher.view_members': 'member editor owner site_admin',
};

describe('the permission table', () => {
  const repositoryActions = Object.keys(REPOSITORY_RULES) as RepositoryAction[];
  for (const action of repositoryActions)
    for (const [column, visibility] of (['public', 'private'] as const).entries())
      for (const role of REPOSITORY_ROLES) {
        const allowed = REPOSITORY_TABLE[action][column === 0 ? 0 : 1].split(' ').includes(role);
        test(`${role} ${allowed ? 'may' : 'may not'} ${action} where it is ${visibility}`, () => {
          expect(mayOnRepository(action, role, visibility)).toBe(allowed);
        });
      }
  for (const action of Object.keys(PUBLISHER_RULES) as PublisherAction[])
    for (const role of PUBLISHER_ROLES) {
      const allowed = PUBLISHER_TABLE[action].split(' ').includes(role);
      test(`${role} ${allowed ? 'may' : 'may not'} ${action}`, () => {
        expect(mayOnPublisher(action, role)).toBe(allowed);
      });
    }

  test('gives a private repository nothing that its public twin would not give', () => {
    for (const action of repositoryActions)
      for (const role of REPOSITORY_ROLES)
        if (mayOnRepository(action, role, 'private')) expect(mayOnRepository(action, role, 'public')).toBe(true);
  });

  test('takes the better of membership and collaboration', () => {
    expect(repositoryRole(undefined, undefined)).toBe('stranger');
    expect(repositoryRole('member', 'write')).toBe('write');
    expect(repositoryRole('editor', 'read')).toBe('write');
    expect(repositoryRole('owner', 'read')).toBe('owner');
    expect(repositoryRole(undefined, 'admin')).toBe('admin');
  });

  test('lets a token do only what one of its scopes is for', () => {
    expect(scopeAllows(['repo:describe'], 'repository.describe')).toBe(true);
    expect(scopeAllows(['repo:describe'], 'repository.push')).toBe(false);
    expect(scopeAllows(SCOPES, 'repository.transfer')).toBe(false);
    expect(scopeAllows(SCOPES, 'publisher.manage_tokens')).toBe(false);
  });
});
