import {
  type Client,
  ConstraintViolationError,
  type Entry,
  InappropriateAuthError,
  InvalidCredentialsError,
  InvalidDNSyntaxError,
  NoSuchObjectError,
  UnwillingToPerformError,
} from 'ldapts';
import { withDirectory } from '@/lib/accounts/directory/connect';
import { parseDn, sameDn } from '@/lib/accounts/directory/distinguished-name';
import { type DirectoryPerson, textsOf, toPerson } from '@/lib/accounts/directory/entry';
import { escapeDnValue, escapeFilterValue, fillTemplate } from '@/lib/accounts/directory/escape';
import { toFailure } from '@/lib/accounts/directory/failure';
import type { LdapSettings } from '@/lib/accounts/directory/settings';
import { serverFailure } from '@/lib/platform/server-failure';

export { type LdapSettings, ldapSettings } from '@/lib/accounts/directory/settings';
export type { DirectoryPerson };

// No such entry, wrong password, none set, or an account that is locked or expired: all the same to who signs in.
const REFUSALS = [
  InvalidCredentialsError,
  InappropriateAuthError,
  NoSuchObjectError,
  InvalidDNSyntaxError,
  UnwillingToPerformError,
  ConstraintViolationError,
];

/** @returns whether the directory takes this password for this name */
async function provePassword(client: Client, name: string, password: string): Promise<boolean> {
  try {
    await client.bind(name, password);
    return true;
  } catch (error) {
    if (REFUSALS.some((refusal) => error instanceof refusal)) return false;
    throw error;
  }
}

async function bindAsSite(client: Client, { account }: LdapSettings): Promise<void> {
  try {
    if (account) await client.bind(account.dn, account.password);
    else await client.bind('', '');
  } catch (error) {
    throw error instanceof InvalidCredentialsError ? serverFailure('directory-account', error) : error;
  }
}

const wanted = ({ attributes }: LdapSettings) => ({
  attributes: [...new Set([...Object.values(attributes).flat(), 'memberOf'])],
  explicitBufferAttributes: attributes.subject,
});

/** The one entry that the filter finds for this name. Referrals to other servers are not followed. */
async function findEntry(client: Client, settings: LdapSettings, username: string): Promise<Entry | undefined> {
  if (!settings.search) return undefined;
  const { searchEntries } = await client.search(settings.search.base, {
    ...wanted(settings),
    scope: 'sub',
    filter: fillTemplate(settings.search.filter, { username }, escapeFilterValue),
    sizeLimit: 2,
  });
  if (searchEntries.length > 1) throw serverFailure('directory-ambiguous');
  return searchEntries[0];
}

async function readEntry(client: Client, settings: LdapSettings, dn: string): Promise<Entry | undefined> {
  const { searchEntries } = await client.search(dn, { ...wanted(settings), scope: 'base' });
  return searchEntries[0];
}

async function groupsOf(client: Client, settings: LdapSettings, entry: Entry, username: string): Promise<string[]> {
  const groups = textsOf(entry, 'memberOf');
  if (!settings.groups) return groups;
  const { searchEntries } = await client.search(settings.groups.base, {
    scope: 'sub',
    filter: fillTemplate(settings.groups.filter, { dn: entry.dn, username }, escapeFilterValue),
    attributes: ['1.1'],
    paged: { pageSize: 500 },
  });
  const found = searchEntries.map(({ dn }) => dn).filter((dn) => !groups.some((known) => sameDn(known, dn)));
  return [...groups, ...found];
}

/** Binds as the person at once; what a person may read decides what the site learns. */
async function signInByTemplate(
  client: Client,
  settings: LdapSettings,
  template: string,
  name: string,
  secret: string,
) {
  const isDn = parseDn(template) !== undefined;
  // A principal name as in `{username}@corp.example.org` has no way of escaping.
  if (!isDn && !/^[\p{L}\p{N}._-]+$/u.test(name)) return null;
  const who = fillTemplate(template, { username: name }, isDn ? escapeDnValue : (text) => text);
  if (!(await provePassword(client, who, secret))) return null;
  const entry = isDn ? await readEntry(client, settings, who) : await findEntry(client, settings, name);
  if (!entry?.dn) throw serverFailure('directory-incomplete', new Error(`${who} cannot read their own entry`));
  // The principal name of one person may be the account name of another: the password must be that of the entry found.
  if (!isDn && !(await provePassword(client, entry.dn, secret))) return null;
  return { entry, groups: await groupsOf(client, settings, entry, name) };
}

/** Finds the person with the site's own account, then binds with the password given. */
async function signInBySearch(client: Client, settings: LdapSettings, name: string, secret: string) {
  await bindAsSite(client, settings);
  const entry = await findEntry(client, settings, name);
  if (!entry?.dn || !(await provePassword(client, entry.dn, secret))) return null;
  if (settings.groups) await bindAsSite(client, settings);
  return { entry, groups: await groupsOf(client, settings, entry, name) };
}

/**
 * The person of the directory with this name and password, or null, which says not which of the two was wrong. The
 * password is sent only over a connection as the settings demand it, and never empty: that would succeed as nobody.
 * @throws AppError `unavailable` when the directory cannot answer, with `details.reason` a ServerFailure
 */
export async function signInToDirectory(
  settings: LdapSettings,
  username: string,
  password: string,
): Promise<DirectoryPerson | null> {
  const name = username.trim();
  // Servers written in C may take a password that begins with NUL for an empty one.
  if (!/^[^\p{Cc}]{1,320}$/u.test(name) || password === '' || password.length > 1024 || password.includes('\0'))
    return null;
  try {
    return await withDirectory(settings, async (client) => {
      const found =
        settings.bindTemplate === undefined
          ? await signInBySearch(client, settings, name, password)
          : await signInByTemplate(client, settings, settings.bindTemplate, name, password);
      return found && toPerson(found.entry, settings, found.groups);
    });
  } catch (error) {
    throw toFailure(error);
  }
}
