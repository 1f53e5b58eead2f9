import { FilterParser } from 'ldapts';
import { parseDn } from '@/lib/accounts/directory/distinguished-name';
import { fillTemplate } from '@/lib/accounts/directory/escape';
import { type GroupRule, parseGroupRoles } from '@/lib/accounts/directory/group-roles';
import { isLoopback } from '@/lib/names/loopback';
import type { Environment } from '@/lib/platform/env';
import type { DirectoryVariables } from '@/lib/platform/env-directory';
import { readAuthority } from '@/lib/platform/read-authority';

export type LdapSettings = {
  url: URL;
  /** `none` only on loopback or when it was asked for in so many words. */
  encryption: 'tls' | 'starttls' | 'none';
  /** PEM of the authority to trust instead of the system's. */
  ca: string | undefined;
  /** For one whole sign-in. */
  timeoutMs: number;
  /** With a template people bind at once; else the site searches for them first. */
  bindTemplate: string | undefined;
  /** The site's own account; without, it searches anonymously. */
  account: { dn: string; password: string } | undefined;
  search: { base: string; filter: string } | undefined;
  attributes: { subject: string[]; username: string[]; email: string[]; name: string[] };
  groups: { base: string; filter: string } | undefined;
  groupRoles: GroupRule[];
};

const wrong = (sentence: string) => new Error(`The environment variable ${sentence}`);

function encryptionOf(url: URL, variables: DirectoryVariables): LdapSettings['encryption'] {
  const startTls = variables.LDAP_STARTTLS === 'on';
  if (url.protocol === 'ldaps:') {
    if (startTls)
      throw wrong('LDAP_STARTTLS is “on”, but ldaps:// is encrypted from the start: leave one of them out.');
    return 'tls';
  }
  if (startTls) return 'starttls';
  if (isLoopback(url.hostname) || variables.LDAP_ALLOW_PLAINTEXT === 'on') return 'none';
  throw wrong(
    'LDAP_URL begins with ldap://, which would send passwords in clear. Write ldaps://, or set LDAP_STARTTLS=on, or accept it with LDAP_ALLOW_PLAINTEXT=on.',
  );
}

function checkedFilter(name: string, filter: string): string {
  const count = (parenthesis: string) => filter.split(parenthesis).length;
  try {
    // The parser forgives a parenthesis that is not closed; inside a value they are written \28 and \29.
    if (count('(') !== count(')')) throw new Error('a parenthesis is not closed, or one too many');
    FilterParser.parseString(fillTemplate(filter, { username: 'x', dn: 'x' }, (text) => text));
    return filter;
  } catch (error) {
    throw wrong(`${name} is “${filter}”, which is no search filter: ${(error as Error).message}.`);
  }
}

function checkedDn(name: string, dn: string): string {
  if (parseDn(dn)) return dn;
  throw wrong(`${name} is “${dn}”; write a distinguished name, as in ou=people,dc=example,dc=org.`);
}

function accountOf({ LDAP_BIND_DN: dn, LDAP_BIND_PASSWORD: password }: DirectoryVariables): LdapSettings['account'] {
  if (dn === undefined && password === undefined) return undefined;
  // A bind with a name and no password succeeds as nobody (RFC 4513 §5.1.2).
  if (dn === undefined || password === undefined)
    throw wrong(`${dn === undefined ? 'LDAP_BIND_DN' : 'LDAP_BIND_PASSWORD'} is missing: set both, or neither.`);
  return { dn, password };
}

function searchOf(variables: DirectoryVariables): LdapSettings['search'] {
  if (variables.LDAP_SEARCH_BASE === undefined) return undefined;
  const filter = checkedFilter('LDAP_SEARCH_FILTER', variables.LDAP_SEARCH_FILTER);
  if (!filter.includes('{username}'))
    throw wrong(`LDAP_SEARCH_FILTER is “${filter}”; it has to contain {username}, or everybody would match.`);
  return { base: checkedDn('LDAP_SEARCH_BASE', variables.LDAP_SEARCH_BASE), filter };
}

/**
 * How to ask the directory, or undefined when none is connected (no `LDAP_URL`).
 * @throws Error naming the variable that is wrong or does not fit the others
 */
export function ldapSettings({ directory }: Pick<Environment, 'directory'>): LdapSettings | undefined {
  if (!directory) return undefined;
  const url = new URL(directory.LDAP_URL);
  if (url.username || url.password || url.search || !/^\/?$/.test(url.pathname))
    throw wrong('LDAP_URL may hold nothing but protocol, host and port.');
  const search = searchOf(directory);
  const bindTemplate = directory.LDAP_BIND_DN_TEMPLATE;
  if (bindTemplate === undefined && !search)
    throw wrong('LDAP_URL is set; set LDAP_BIND_DN_TEMPLATE or LDAP_SEARCH_BASE too, to say how people are found.');
  if (bindTemplate !== undefined && !bindTemplate.includes('{username}'))
    throw wrong(`LDAP_BIND_DN_TEMPLATE is “${bindTemplate}”; it has to contain {username}.`);
  if (bindTemplate !== undefined && !parseDn(bindTemplate) && !search)
    throw wrong(`LDAP_BIND_DN_TEMPLATE is “${bindTemplate}”, no distinguished name; set LDAP_SEARCH_BASE too.`);
  const groupBase = directory.LDAP_GROUP_BASE;
  return {
    url,
    encryption: encryptionOf(url, directory),
    ca: readAuthority('LDAP_CA_FILE', directory.LDAP_CA_FILE),
    timeoutMs: directory.LDAP_TIMEOUT * 1000,
    bindTemplate,
    account: accountOf(directory),
    search,
    attributes: {
      subject: directory.LDAP_SUBJECT_ATTRIBUTE,
      username: directory.LDAP_USERNAME_ATTRIBUTE,
      email: directory.LDAP_EMAIL_ATTRIBUTE,
      name: directory.LDAP_NAME_ATTRIBUTE,
    },
    groups:
      groupBase === undefined
        ? undefined
        : {
            base: checkedDn('LDAP_GROUP_BASE', groupBase),
            filter: checkedFilter('LDAP_GROUP_FILTER', directory.LDAP_GROUP_FILTER),
          },
    groupRoles: parseGroupRoles(directory.LDAP_GROUP_ROLES),
  };
}
