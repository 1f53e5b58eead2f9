import { z } from 'zod';

/** A list of attribute names in order of preference, as in `uid,sAMAccountName`. */
const attributes = (defaults: string) =>
  z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]*(\s*,\s*[A-Za-z][A-Za-z0-9-]*)*$/, 'write attribute names separated by commas')
    .default(defaults)
    .transform((list) => list.split(',').map((name) => name.trim()));

/** Variables that connect an LDAP directory; the defaults fit OpenLDAP and Active Directory. */
export const directoryVariables = {
  LDAP_URL: z
    .url({
      protocol: /^ldaps?$/,
      error: 'write ldaps://HOST or ldap://HOST, with a port if it is not 636 or 389',
    })
    .optional(),
  LDAP_STARTTLS: z.enum(['on', 'off']).default('off'),
  LDAP_ALLOW_PLAINTEXT: z.enum(['on', 'off']).default('off'),
  LDAP_CA_FILE: z.string().optional(),
  LDAP_TIMEOUT: z.coerce.number().int().min(1).max(60).default(10),
  LDAP_BIND_DN_TEMPLATE: z.string().optional(),
  LDAP_BIND_DN: z.string().optional(),
  LDAP_BIND_PASSWORD: z.string().optional(),
  LDAP_SEARCH_BASE: z.string().optional(),
  LDAP_SEARCH_FILTER: z.string().default('(|(uid={username})(sAMAccountName={username})(mail={username}))'),
  LDAP_SUBJECT_ATTRIBUTE: attributes('entryUUID,objectGUID'),
  LDAP_USERNAME_ATTRIBUTE: attributes('uid,sAMAccountName'),
  LDAP_EMAIL_ATTRIBUTE: attributes('mail'),
  LDAP_NAME_ATTRIBUTE: attributes('displayName,cn'),
  LDAP_GROUP_BASE: z.string().optional(),
  LDAP_GROUP_FILTER: z.string().default('(member={dn})'),
  LDAP_GROUP_ROLES: z.string().default(''),
};

const schema = z.object(directoryVariables);
export type DirectoryVariables = z.infer<typeof schema> & { LDAP_URL: string };

/** The directory's variables alone, or undefined when none is connected. */
export function directoryOf(source: Readonly<Record<string, string | undefined>>): DirectoryVariables | undefined {
  const { LDAP_URL, ...values } = schema.parse(source);
  return LDAP_URL === undefined ? undefined : { LDAP_URL, ...values };
}
