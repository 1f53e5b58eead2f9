import { BerReader, BerWriter } from 'ldapts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LdapSettings, ldapSettings, signInToDirectory } from '@/lib/accounts/directory/ldap';
import { PEOPLE } from '@/lib/accounts/directory/people.fixture';
import { environment } from '@/lib/platform/env';
import {
  DIRECTORY_BASE,
  type DirectoryServer,
  hasDirectoryServer,
  startDirectoryServer,
} from '@/lib/testing/directory-server';
import { startRelay } from '@/lib/testing/tcp-relay';

const PEOPLE_BASE = `ou=people,${DIRECTORY_BASE}`;
const FILTER = '(&(objectClass=person)(|(uid={username})(mail={username})))';
const available = hasDirectoryServer();
let server: DirectoryServer;

beforeAll(async () => {
  if (available) server = await startDirectoryServer(PEOPLE);
});
afterAll(() => server?.stop());

function settings(variables: Record<string, string>): LdapSettings {
  const found = ldapSettings(environment({ LDAP_URL: server.ldap, LDAP_TIMEOUT: '5', ...variables }));
  if (!found) throw new Error('no directory');
  return found;
}
const byTemplate = (more: Record<string, string> = {}) =>
  settings({ LDAP_BIND_DN_TEMPLATE: `uid={username},${PEOPLE_BASE}`, ...more });
const bySearch = (more: Record<string, string> = {}) =>
  settings({
    LDAP_SEARCH_BASE: DIRECTORY_BASE,
    LDAP_SEARCH_FILTER: FILTER,
    LDAP_BIND_DN: `uid=site,${PEOPLE_BASE}`,
    LDAP_BIND_PASSWORD: 'password-of-site',
    ...more,
  });
const secured = () => ({ LDAP_CA_FILE: server.certificates.authority });
type Variables = Record<string, string>;
const failure = (reason: string) => ({ name: 'AppError', code: 'unavailable', details: { reason } });

describe.skipIf(!available).each([
  ['by binding at once', byTemplate],
  ['by searching first', bySearch],
])('signing in to a directory %s', (_title, mode) => {
  it('tells who somebody is, and their groups', async () => {
    const alice = await signInToDirectory(mode(), ' Alice ', 'password-of-alice');
    expect(alice).toEqual({
      subject: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
      username: 'alice',
      email: 'alice@example.org',
      displayName: 'Alice A.',
      groups: [`cn=developers,ou=groups,${DIRECTORY_BASE}`, `cn=owners,ou=groups,${DIRECTORY_BASE}`],
    });
  });

  it('has no e-mail address and a common name for a display name where the entry has no more', async () => {
    const neil = await signInToDirectory(mode(), 'o,neil (*)', 'password-of-neil');
    expect(neil).toMatchObject({ username: 'o,neil (*)', email: null, displayName: 'Neil' });
    expect(await signInToDirectory(mode(), '李雷', 'password-of-lilei')).toMatchObject({ username: '李雷' });
  });

  it('finds groups by their members too, whatever is in the name', async () => {
    const withGroups = mode({ LDAP_GROUP_BASE: `ou=groups,${DIRECTORY_BASE}` });
    const neil = await signInToDirectory(withGroups, 'o,neil (*)', 'password-of-neil');
    expect(neil?.groups).toEqual([`cn=neils,ou=groups,${DIRECTORY_BASE}`]);
    const lilei = await signInToDirectory(withGroups, '李雷', 'password-of-lilei');
    expect(lilei?.groups).toEqual([`cn=镜像组,ou=groups,${DIRECTORY_BASE}`]);
  });

  it.each([
    ['a wrong password', 'alice', 'password-of-bob'],
    ['nobody of that name', 'mallory', 'password-of-alice'],
    ['somebody without a password', 'nopassword', 'password-of-alice'],
    ['an empty password, which the directory would accept as nobody', 'alice', ''],
    ['a password that begins with NUL', 'alice', '\0'],
    ['an empty name', '  ', 'password-of-alice'],
    ['a name that widens the filter', '*)(uid=*', 'password-of-alice'],
    ['a name that is a pattern', 'ali*', 'password-of-alice'],
    ['a name that closes the filter', 'alice)(|(uid=*', 'password-of-alice'],
    ['a name that goes on as a distinguished name', `alice,${PEOPLE_BASE}`, 'password-of-alice'],
    ['a name that adds a part', 'alice+cn=Alice Adams', 'password-of-alice'],
    ['an escape sequence', '\\61lice', 'password-of-alice'],
    ['a name with a line in it', 'alice\nbob', 'password-of-alice'],
  ])('refuses %s', async (_what, username, password) => {
    expect(await signInToDirectory(mode(), username, password)).toBeNull();
  });

  it('works over ldaps and over STARTTLS', async () => {
    for (const more of [{ LDAP_URL: server.ldaps }, { LDAP_STARTTLS: 'on' }, localhost(server.ldap)] as Variables[])
      expect(await signInToDirectory(mode({ ...secured(), ...more }), 'alice', 'password-of-alice')).toMatchObject({
        username: 'alice',
      });
  });

  it('sends no password when the certificate is of another authority, or of the system’s', async () => {
    for (const more of [{ LDAP_URL: server.ldaps }, { LDAP_STARTTLS: 'on' }] as Variables[])
      for (const authority of [{ LDAP_CA_FILE: server.certificates.otherAuthority }, {}] as Variables[])
        await expect(
          signInToDirectory(mode({ ...more, ...authority }), 'alice', 'password-of-alice'),
        ).rejects.toMatchObject(failure('directory-certificate'));
  });
});

const localhost = (url: string): Variables => ({
  LDAP_URL: url.replace('127.0.0.1', 'localhost'),
  LDAP_STARTTLS: 'on',
});

describe.skipIf(!available)('searching for people', () => {
  it('takes an e-mail address for a name where the filter does, and refuses one that two people have', async () => {
    expect(await signInToDirectory(bySearch(), 'alice@example.org', 'password-of-alice')).toMatchObject({
      username: 'alice',
    });
    await expect(signInToDirectory(bySearch(), 'shared@example.org', 'password-of-bob')).rejects.toMatchObject(
      failure('directory-ambiguous'),
    );
  });

  it('reads objectGUID and sAMAccountName, as Active Directory has them', async () => {
    const search = bySearch({
      LDAP_SEARCH_FILTER: '(sAMAccountName={username})',
      LDAP_SUBJECT_ATTRIBUTE: 'objectGUID',
    });
    expect(await signInToDirectory(search, 'wuser', 'password-of-wuser')).toMatchObject({
      subject: '00112233-4455-6677-8899-aabbccddeeff',
      username: 'wuser',
      displayName: 'Windows User',
    });
  });

  it('says when the site’s own account is refused, and when an entry has no lasting identifier', async () => {
    await expect(
      signInToDirectory(bySearch({ LDAP_BIND_PASSWORD: 'wrong' }), 'alice', 'password-of-alice'),
    ).rejects.toMatchObject(failure('directory-account'));
    await expect(
      signInToDirectory(bySearch({ LDAP_SUBJECT_ATTRIBUTE: 'employeeNumber' }), 'alice', 'password-of-alice'),
    ).rejects.toMatchObject(failure('directory-incomplete'));
  });

  it('searches as nobody without an account, so a directory that shows nothing to nobody knows nobody', async () => {
    const anonymous = settings({ LDAP_SEARCH_BASE: DIRECTORY_BASE, LDAP_SEARCH_FILTER: FILTER });
    await expect(signInToDirectory(anonymous, 'alice', 'password-of-alice')).rejects.toMatchObject(
      failure('directory-refused'),
    );
  });
});

/** Active Directory takes principal names; here someone in the middle turns them into distinguished names for OpenLDAP. */
const startPrincipalNames = (names: Record<string, string>) =>
  startRelay(Number(new URL(server.ldap).port), () => ({
    toServer: (data) => {
      const reader = new BerReader(data);
      reader.readSequence();
      const id = reader.readInt() ?? 0;
      if (reader.peek() !== 0x60) return data;
      reader.readSequence();
      const version = reader.readInt() ?? 3;
      const name = reader.readString() ?? '';
      const password = reader.readString(0x80) ?? '';
      const writer = new BerWriter();
      writer.startSequence();
      writer.writeInt(id);
      writer.startSequence(0x60);
      writer.writeInt(version);
      writer.writeString(names[name] ?? name);
      writer.writeString(password, 0x80);
      writer.endSequence();
      writer.endSequence();
      return writer.buffer;
    },
  }));

describe.skipIf(!available)('principal names', () => {
  it('sign in who has them, not whose account name is the same', async () => {
    const relay = await startPrincipalNames({
      'alice@corp.example.org': `uid=alice,${PEOPLE_BASE}`,
      'carol@corp.example.org': `uid=bob,${PEOPLE_BASE}`,
    });
    const principal = settings({
      LDAP_URL: `ldap://127.0.0.1:${relay.port}`,
      LDAP_BIND_DN_TEMPLATE: '{username}@corp.example.org',
      LDAP_SEARCH_BASE: DIRECTORY_BASE,
      LDAP_SEARCH_FILTER: '(uid={username})',
    });
    expect(await signInToDirectory(principal, 'alice', 'password-of-alice')).toMatchObject({ username: 'alice' });
    expect(await signInToDirectory(principal, 'carol', 'password-of-bob')).toBeNull();
    expect(await signInToDirectory(principal, 'alice@other', 'password-of-alice')).toBeNull();
    relay.stop();
  });
});

describe.skipIf(!available)('someone between the site and the directory', () => {
  /** BindResponse, message 2: success. Sent before TLS it must not count as an answer inside it. */
  const FORGED = Buffer.from('300c02010261070a010004000400', 'hex');

  it('cannot answer a bind ahead of STARTTLS', async () => {
    const relay = await startRelay(Number(new URL(server.ldap).port), () => {
      let first = true;
      return {
        toClient: (data) => {
          const changed = first ? Buffer.concat([data, FORGED]) : data;
          first = false;
          return changed;
        },
      };
    });
    const more = { ...secured(), LDAP_STARTTLS: 'on', LDAP_URL: `ldap://127.0.0.1:${relay.port}` };
    await expect(signInToDirectory(byTemplate(more), 'alice', 'wrong')).rejects.toMatchObject(
      failure('directory-unreachable'),
    );
    relay.stop();
  });

  it('cannot keep the site waiting: a directory that is silent or gone is reported within the time set', async () => {
    const silent = await startRelay(Number(new URL(server.ldap).port), () => ({ toClient: () => Buffer.alloc(0) }));
    const url = `ldap://127.0.0.1:${silent.port}`;
    for (const more of [{}, { LDAP_STARTTLS: 'on' }, { LDAP_URL: url.replace('ldap:', 'ldaps:') }] as Variables[]) {
      const began = performance.now();
      await expect(
        signInToDirectory(byTemplate({ LDAP_URL: url, LDAP_TIMEOUT: '1', ...more }), 'alice', 'password-of-alice'),
      ).rejects.toMatchObject(failure('directory-unreachable'));
      expect(performance.now() - began).toBeLessThan(3000);
    }
    silent.stop();
    await expect(signInToDirectory(byTemplate({ LDAP_URL: url }), 'alice', 'password-of-alice')).rejects.toMatchObject(
      failure('directory-unreachable'),
    );
  });
});
