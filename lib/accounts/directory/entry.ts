import type { Entry } from 'ldapts';
import type { LdapSettings } from '@/lib/accounts/directory/settings';
import { serverFailure } from '@/lib/platform/server-failure';

export type DirectoryPerson = {
  /** Stays the same when the person is renamed or moved: entryUUID (RFC 4530) or objectGUID, in lower case. */
  subject: string;
  username: string;
  email: string | null;
  displayName: string;
  /** Distinguished names. */
  groups: string[];
};

function buffersOf(entry: Entry, attribute: string): Buffer[] {
  // Directories may answer in another case than was asked in.
  const name = Object.keys(entry).find((key) => key !== 'dn' && key.toLowerCase() === attribute.toLowerCase());
  const values = name === undefined ? [] : entry[name];
  return [values ?? []].flat().map((value) => (Buffer.isBuffer(value) ? value : Buffer.from(value, 'utf8')));
}

/** All values of an attribute of an entry, as texts. */
export const textsOf = (entry: Entry, attribute: string): string[] =>
  buffersOf(entry, attribute).map((value) => value.toString('utf8'));

/** The first value on one line, of the first attribute that has one. */
function firstText(entry: Entry, attributes: readonly string[]): string | undefined {
  return attributes
    .flatMap((attribute) => textsOf(entry, attribute))
    .map((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim())
    .find((text) => text !== '');
}

/** Microsoft's text form of a GUID: the first three groups are stored with their lowest byte first ([MS-DTYP] §2.3.4). */
function guidText(bytes: Buffer): string {
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  const hex = Buffer.from(order.map((index) => bytes.readUInt8(index))).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function subjectOf(entry: Entry, attributes: readonly string[]): string | undefined {
  for (const attribute of attributes) {
    const [value] = buffersOf(entry, attribute);
    if (!value || value.length === 0) continue;
    return attribute.toLowerCase() === 'objectguid' && value.length === 16
      ? guidText(value)
      : value.toString('utf8').toLowerCase();
  }
  return undefined;
}

/** What the site keeps of a person's entry. @throws AppError when it has no user name or no lasting identifier */
export function toPerson(entry: Entry, { attributes }: LdapSettings, groups: readonly string[]): DirectoryPerson {
  const subject = subjectOf(entry, attributes.subject);
  const username = firstText(entry, attributes.username)?.toLowerCase();
  if (subject === undefined || username === undefined)
    throw serverFailure('directory-incomplete', new Error(`the entry ${entry.dn} lacks an attribute`));
  return {
    subject,
    username,
    email: firstText(entry, attributes.email)?.toLowerCase() ?? null,
    displayName: firstText(entry, attributes.name) ?? username,
    groups: [...groups],
  };
}
