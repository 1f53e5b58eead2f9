import { describe, expect, it } from 'vitest';
import { isBelow, parseDn, sameDn } from '@/lib/accounts/directory/distinguished-name';
import { escapeDnValue, escapeFilterValue, fillTemplate } from '@/lib/accounts/directory/escape';
import { parseGroupRoles, rolesOfGroups } from '@/lib/accounts/directory/group-roles';
import { ldapSettings } from '@/lib/accounts/directory/settings';
import { environment } from '@/lib/platform/env';

const read = (variables: Record<string, string>) => ldapSettings(environment(variables));
const TEMPLATE = { LDAP_BIND_DN_TEMPLATE: 'uid={username},dc=example,dc=org' };
const LDAPS = { LDAP_URL: 'ldaps://directory.example.org', ...TEMPLATE };

describe('the settings of the directory', () => {
  it('are none when no directory is connected', () => {
    expect(read(TEMPLATE)).toBeUndefined();
  });

  it('fit OpenLDAP and Active Directory without more', () => {
    expect(read(LDAPS)?.attributes).toEqual({
      subject: ['entryUUID', 'objectGUID'],
      username: ['uid', 'sAMAccountName'],
      email: ['mail'],
      name: ['displayName', 'cn'],
    });
  });

  it('send no password in clear over a network unless somebody said so', () => {
    const plain = { ...TEMPLATE, LDAP_URL: 'ldap://directory.example.org' };
    expect(() => read(plain)).toThrow(/LDAP_STARTTLS=on/);
    expect(read({ ...plain, LDAP_STARTTLS: 'on' })?.encryption).toBe('starttls');
    expect(read({ ...plain, LDAP_ALLOW_PLAINTEXT: 'on' })?.encryption).toBe('none');
    expect(read({ ...plain, LDAP_URL: 'ldap://localhost:3890' })?.encryption).toBe('none');
    expect(read(LDAPS)?.encryption).toBe('tls');
  });

  it.each([
    [{ LDAP_URL: 'https://directory.example.org' }, /LDAP_URL.*write ldaps:/],
    [{ LDAP_URL: 'ldaps://directory.example.org/dc=example' }, /LDAP_URL may hold nothing but/],
    [{ LDAP_STARTTLS: 'on' }, /LDAP_STARTTLS is “on”, but ldaps/],
    [{ LDAP_CA_FILE: '/nowhere/ca.pem' }, /LDAP_CA_FILE is “\/nowhere\/ca.pem”, which cannot be read \(ENOENT\)/],
    [{ LDAP_CA_FILE: 'package.json' }, /holds no certificate/],
    [{ LDAP_BIND_DN_TEMPLATE: '' }, /set LDAP_BIND_DN_TEMPLATE or LDAP_SEARCH_BASE/],
    [{ LDAP_BIND_DN_TEMPLATE: 'uid=alice,dc=example' }, /LDAP_BIND_DN_TEMPLATE.*\{username\}/],
    [{ LDAP_BIND_DN_TEMPLATE: '{username}@example.org' }, /no distinguished name; set LDAP_SEARCH_BASE/],
    [{ LDAP_SEARCH_BASE: 'example.org' }, /LDAP_SEARCH_BASE is “example.org”; write a distinguished name/],
    [{ LDAP_SEARCH_BASE: 'dc=example', LDAP_SEARCH_FILTER: '(uid=*)' }, /everybody would match/],
    [{ LDAP_SEARCH_BASE: 'dc=example', LDAP_SEARCH_FILTER: '(&(uid={username})' }, /no search filter/],
    [{ LDAP_BIND_DN: 'cn=site,dc=example' }, /LDAP_BIND_PASSWORD is missing/],
    [{ LDAP_EMAIL_ATTRIBUTE: 'mail)(uid=*' }, /LDAP_EMAIL_ATTRIBUTE.*separated by commas/],
    [{ LDAP_GROUP_ROLES: 'admins -> acme:king' }, /“admins -> acme:king”.*owner, editor, member/],
  ])('%o are refused with the variable and what to write', (variables, message) => {
    expect(() => read({ ...LDAPS, ...variables })).toThrow(message);
  });
});

describe('values in names and filters', () => {
  it('are escaped as RFC 4514 and RFC 4515 have it', () => {
    expect(escapeDnValue('James "Jim" Smith, III')).toBe('James \\"Jim\\" Smith\\, III');
    expect(escapeDnValue(' #a+b=c\\d<e>;\0 ')).toBe('\\ #a\\+b\\=c\\\\d\\<e\\>\\;\\00\\ ');
    expect(escapeDnValue('#1')).toBe('\\#1');
    expect(escapeFilterValue('Parens R Us (*) C:\\\0')).toBe('Parens R Us \\28\\2a\\29 C:\\5c\\00');
  });

  it('are filled in once', () => {
    expect(fillTemplate('{username} {dn} {cn}', { username: '{dn}', dn: '$&' }, (text) => text)).toBe('{dn} $& {cn}');
  });
});

describe('distinguished names', () => {
  it('are the same in any case, spacing, escaping and order of compound parts', () => {
    expect(sameDn('CN=Web Team, DC=example', 'cn=web  team,dc=EXAMPLE')).toBe(true);
    expect(sameDn('cn=a\\, b,dc=x', 'cn=a\\2c b,dc=x')).toBe(true);
    expect(sameDn('cn=\\c3\\a9,dc=x', 'cn=é,dc=x')).toBe(true);
    expect(sameDn('cn=a+uid=b,dc=x', 'uid=b+cn=a,dc=x')).toBe(true);
    expect(sameDn('cn=a\\,dc=x', 'cn=a,dc=x')).toBe(false);
    expect(sameDn('cn=ａ,dc=x', 'cn=a,dc=x')).toBe(false);
    expect(parseDn('alice@example.org')).toBeUndefined();
    expect(parseDn('')).toBeUndefined();
  });

  it('lie below a base by whole parts', () => {
    expect(isBelow('cn=a,ou=groups,dc=x', 'OU=groups, dc=x')).toBe(true);
    expect(isBelow('cn=a\\,ou=groups,dc=x', 'ou=groups,dc=x')).toBe(false);
  });
});

describe('roles by groups', () => {
  const rules = parseGroupRoles(
    'cn=devs,ou=groups,dc=x -> acme:editor; admins → acme:owner\ncn=a\\;b,dc=x=>tools:member',
  );

  it('are read from names and common names, separated by semicolons or lines', () => {
    expect(rules).toEqual([
      { group: 'cn=devs,ou=groups,dc=x', organisation: 'acme', role: 'editor' },
      { group: 'admins', organisation: 'acme', role: 'owner' },
      { group: 'cn=a\\;b,dc=x', organisation: 'tools', role: 'member' },
    ]);
  });

  it('are the highest of each organisation', () => {
    expect(rolesOfGroups(rules, ['CN=Devs,ou=groups,dc=x', 'cn=admins,ou=groups,dc=x', 'cn=a\\3bb,dc=x'])).toEqual([
      { organisation: 'acme', role: 'owner' },
      { organisation: 'tools', role: 'member' },
    ]);
  });

  it('come from a common name only where the groups are', () => {
    expect(rolesOfGroups(rules, ['cn=admins,ou=playground,dc=x'], 'ou=groups,dc=x')).toEqual([]);
    expect(rolesOfGroups(rules, ['cn=admins,ou=groups,dc=x'], 'ou=groups,dc=x')).toHaveLength(1);
    expect(rolesOfGroups(rules, ['ou=admins,dc=x', 'cn=other,dc=x'])).toEqual([]);
  });

  it.each([
    ['admins acme:owner', /write GROUP -> ORGANISATION:ROLE/],
    ['-> acme:owner', /name of the group is missing/],
    ['=devs,dc=x -> acme:owner', /neither a distinguished name/],
    ['admins -> Acme:owner', /namespace “Acme”/],
    ['admins -> acme', /one of the roles/],
  ])('“%s” is refused with its reason', (text, message) => {
    expect(() => parseGroupRoles(text)).toThrow(message);
  });
});
