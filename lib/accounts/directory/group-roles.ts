import { hasCommonName, isBelow, parseDn, sameDn, splitUnescaped } from '@/lib/accounts/directory/distinguished-name';
import { parseNamespace } from '@/lib/names/repository-name';

const GROUP_ROLES = ['owner', 'editor', 'member'] as const;
export type GroupRole = (typeof GROUP_ROLES)[number];

/** Members of this group of the directory have this role in the organisation with this namespace. */
export type GroupRule = { group: string; organisation: string; role: GroupRole };

const isRole = (text: string): text is GroupRole => (GROUP_ROLES as readonly string[]).includes(text);

function parseRule(text: string): GroupRule {
  const wrong = (why: string) => new Error(`The environment variable LDAP_GROUP_ROLES has “${text}”: ${why}`);
  const parts = /^(.*?)\s*(?:->|=>|→)\s*([^→>]*)$/s.exec(text);
  if (!parts)
    throw wrong('write GROUP -> ORGANISATION:ROLE, as in cn=devs,ou=groups,dc=example,dc=org -> acme:editor.');
  const [, group = '', target = ''] = parts;
  if (group === '') throw wrong('the name of the group is missing before the arrow.');
  if (group.includes('=') && !parseDn(group))
    throw wrong(`“${group}” is neither a distinguished name nor a common name.`);
  const [organisation = '', role = '', ...more] = target.split(':').map((part) => part.trim());
  const namespace = parseNamespace(organisation);
  if (!namespace.ok) throw wrong(namespace.problem);
  if (more.length > 0 || !isRole(role))
    throw wrong(`after the organisation comes “:” and one of the roles ${GROUP_ROLES.join(', ')}.`);
  return { group, organisation, role };
}

/**
 * The rules of `LDAP_GROUP_ROLES`: `GROUP -> ORGANISATION:ROLE`, several separated by `;` or a new line, where GROUP is
 * a distinguished name or a common name.
 * @throws Error quoting the rule that is wrong and saying what to write
 */
export const parseGroupRoles = (text: string): GroupRule[] =>
  splitUnescaped(text, ';\n\r')
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '')
    .map(parseRule);

/**
 * What the rules give to a member of these groups, the highest role of each organisation. A common name counts only
 * below `groupBase` when there is one, since elsewhere others may be free to name groups.
 */
export function rolesOfGroups(
  rules: readonly GroupRule[],
  groups: readonly string[],
  groupBase?: string,
): { organisation: string; role: GroupRole }[] {
  const roles = new Map<string, GroupRole>();
  for (const { group, organisation, role } of rules) {
    const applies = groups.some((dn) =>
      group.includes('=') ? sameDn(dn, group) : hasCommonName(dn, group) && (!groupBase || isBelow(dn, groupBase)),
    );
    const known = roles.get(organisation);
    if (applies && (!known || GROUP_ROLES.indexOf(role) < GROUP_ROLES.indexOf(known))) roles.set(organisation, role);
  }
  return [...roles].map(([organisation, role]) => ({ organisation, role }));
}
