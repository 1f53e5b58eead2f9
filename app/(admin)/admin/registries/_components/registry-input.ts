import type { ConnectionTestInput, NewRegistry, RegistryChange } from '@/lib/registry-sync/schema';

export type RegistryKind = NewRegistry['kind'];
type Credentials = NewRegistry['credentials'];

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** What was written of credentials; undefined when the stored ones are to stay. */
function credentialsIn(form: FormData, kind: RegistryKind, hasStored: boolean): Credentials | undefined {
  if (kind === 'managed') return hasStored ? undefined : null;
  if (form.get('forget') !== null) return null;
  // A password may begin or end with a space.
  const credentials = { username: textOf(form, 'username'), password: String(form.get('password') ?? '') };
  if (credentials.username || credentials.password) return credentials;
  return hasStored ? undefined : null;
}

function placeIn(form: FormData) {
  const address = textOf(form, 'address');
  return {
    address,
    host: textOf(form, 'host') || (URL.parse(address)?.host ?? ''),
    certificates: textOf(form, 'certificates') || null,
  };
}

/** What a form says of a registry that is to be connected. */
export function newRegistryIn(form: FormData, kind: RegistryKind, visibility: NewRegistry['visibility']): NewRegistry {
  return {
    name: textOf(form, 'name'),
    kind,
    ...placeIn(form),
    credentials: credentialsIn(form, kind, false) ?? null,
    namespace: (kind === 'observed' && textOf(form, 'namespace')) || null,
    visibility: kind === 'observed' ? visibility : 'private',
  };
}

/** What a form says of one that is connected. */
export function registryChangeIn(
  form: FormData,
  { kind, hasCredentials }: { kind: RegistryKind; hasCredentials: boolean },
  visibility: NewRegistry['visibility'],
): RegistryChange {
  const credentials = credentialsIn(form, kind, hasCredentials);
  return {
    ...placeIn(form),
    ...(credentials === undefined || kind === 'managed' ? {} : { credentials }),
    ...(kind === 'observed' ? { namespace: textOf(form, 'namespace') || null, visibility } : {}),
  };
}

/** What is to be tried of a form. @param stored the registry whose credentials count when none are written */
export function connectionTestIn(
  form: FormData,
  kind: RegistryKind,
  stored?: { name: string; hasCredentials: boolean },
): ConnectionTestInput {
  const { address, certificates } = placeIn(form);
  const credentials = credentialsIn(form, kind, stored?.hasCredentials ?? false);
  return {
    name: stored?.name ?? (textOf(form, 'name') || 'new'),
    kind,
    address,
    certificates,
    ...(credentials === undefined ? {} : { credentials }),
    ...(stored && (credentials === undefined || kind === 'managed') ? { registry: stored.name } : {}),
  };
}
