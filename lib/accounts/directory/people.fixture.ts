import { DIRECTORY_BASE as BASE } from '@/lib/testing/directory-server';

const person = (uid: string, name: string, more: readonly string[] = []): string =>
  [
    `dn: uid=${uid},ou=people,${BASE}`,
    'objectClass: inetOrgPerson',
    `uid: ${uid}`,
    `cn: ${name}`,
    `sn: ${name}`,
    `userPassword: password-of-${uid}`,
    ...more,
  ].join('\n');

const unit = (name: string): string => `dn: ou=${name},${BASE}\nobjectClass: organizationalUnit\nou: ${name}`;

const group = (name: string, members: readonly string[]): string =>
  [`dn: cn=${name},ou=groups,${BASE}`, 'objectClass: groupOfNames', `cn: ${name}`]
    .concat(members.map((member) => `member: ${member}`))
    .join('\n');

const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');

const GUID_BYTES = Buffer.from('33221100554477668899aabbccddeeff', 'hex');

/** A small directory: ordinary people, awkward names, one entry as Active Directory would give it, groups. */
export const PEOPLE = [
  `dn: ${BASE}\nobjectClass: dcObject\nobjectClass: organization\ndc: example\no: Example`,
  unit('people'),
  unit('groups'),
  unit('moved'),
  person('site', 'The site'),
  person('alice', 'Alice Adams', ['mail: Alice@Example.org', 'displayName: Alice A.']),
  person('bob', 'Bob Brown', ['mail: shared@example.org']),
  person('carol', 'Carol Clark', ['mail: shared@example.org']),
  // The comma must be escaped in a distinguished name, the parentheses and the star in a filter.
  `dn: uid=o\\,neil (*),ou=people,${BASE}\nobjectClass: inetOrgPerson\nuid: o,neil (*)\ncn: Neil\nsn: Neil\nuserPassword: password-of-neil`,
  `dn:: ${base64(`uid=李雷,ou=people,${BASE}`)}\nobjectClass: inetOrgPerson\nuid:: ${base64('李雷')}\ncn:: ${base64('李雷')}\nsn: Li\nuserPassword: password-of-lilei`,
  `dn: cn=Windows User,ou=moved,${BASE}\nobjectClass: person\nobjectClass: extensibleObject\ncn: Windows User\nsn: User\nsAMAccountName: WUser\nobjectGUID:: ${base64(GUID_BYTES)}\nuserPassword: password-of-wuser`,
  person('nopassword', 'No Password').replace(/\nuserPassword: .*/, ''),
  group('developers', [`uid=alice,ou=people,${BASE}`, `uid=bob,ou=people,${BASE}`]),
  group('owners', [`uid=alice,ou=people,${BASE}`]),
  group('neils', [`uid=o\\,neil (*),ou=people,${BASE}`]),
  `dn:: ${base64(`cn=镜像组,ou=groups,${BASE}`)}\nobjectClass: groupOfNames\ncn:: ${base64('镜像组')}\nmember:: ${base64(`uid=李雷,ou=people,${BASE}`)}`,
].join('\n\n');
