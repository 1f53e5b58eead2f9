import { describeForeignLetters, type ForeignLetter } from '@/lib/names/foreign-letters';
import { findLookAlike, type LookAlikeReason } from '@/lib/names/look-alike';
import { parseRepositoryName } from '@/lib/names/repository-name';
import { imitatedAddresses, imitatedOffices, reservedNames } from '@/lib/names/reserved-names';

/** Why a new name is refused; its sentences stand in lib/language (`names`). `of` is what was to be named. */
export type NameRefusal = { of: 'namespace' | 'repository' } & (
  | { kind: 'empty' }
  | { kind: 'too-short'; min: number }
  | { kind: 'too-long'; max: number }
  | ({ kind: 'foreign-letter' } & ForeignLetter)
  | { kind: 'upper-case'; suggestion: string }
  | { kind: 'characters' }
  | { kind: 'separators' }
  | { kind: 'reserved'; reserved: string }
  | { kind: 'taken'; trusted: string }
  | { kind: 'look-alike'; trusted: string; reason: LookAlikeReason }
);
export type NameCheck = { ok: true } | { ok: false; reason: NameRefusal };

export const NAMESPACE_LENGTH = { min: 2, max: 39 } as const;
/** With the longest namespace and its slash, within the 255 characters that registries allow a whole name. */
export const REPOSITORY_NAME_LENGTH = { min: 1, max: 200 } as const;

const NAMESPACE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** A namespace in front already says whose a repository is, so only what deceives the eye or claims an office counts. */
const IN_REPOSITORIES: readonly LookAlikeReason[] = ['hyphen', 'same-letters', 'claim', 'transposed'];

type Rules = {
  of: NameRefusal['of'];
  length: { min: number; max: number };
  allowed: RegExp;
  isWellFormed: (name: string) => boolean;
};

/** What can be seen from the letters alone. */
function spellingRefusal(name: string, { of, length, allowed, isWellFormed }: Rules): NameRefusal | null {
  if (name === '') return { of, kind: 'empty' };
  const foreign = describeForeignLetters(name);
  if (foreign) return { of, kind: 'foreign-letter', ...foreign };
  if (name.length > length.max) return { of, kind: 'too-long', max: length.max };
  const lower = name.toLowerCase();
  if (lower !== name && isWellFormed(lower)) return { of, kind: 'upper-case', suggestion: lower };
  if (!allowed.test(name)) return { of, kind: 'characters' };
  if (!isWellFormed(name)) return { of, kind: 'separators' };
  return name.length < length.min ? { of, kind: 'too-short', min: length.min } : null;
}

const refuse = (reason: NameRefusal): NameCheck => ({ ok: false, reason });

/**
 * Whether a person or an organisation may call its namespace so. `trusted`: the official repositories' names, and the
 * namespaces of publishers in a program; the very same name is refused as taken.
 */
export function checkNewNamespace(name: string, trusted: readonly string[]): NameCheck {
  const of = 'namespace';
  const misspelt = spellingRefusal(name, {
    of,
    length: NAMESPACE_LENGTH,
    allowed: /^[a-z0-9-]*$/,
    isWellFormed: (text) => NAMESPACE.test(text),
  });
  // Before the length: `r` and `_` are short, but reserved is what they are.
  if (reservedNames.has(name)) return refuse({ of, kind: 'reserved', reserved: name });
  if (misspelt) return refuse(misspelt);
  const imitated =
    findLookAlike(name, imitatedOffices, ['hyphen', 'same-letters', 'claim', 'affix']) ??
    findLookAlike(name, imitatedAddresses, ['hyphen', 'same-letters']);
  if (imitated) return refuse({ of, kind: 'reserved', reserved: imitated.trusted });
  if (trusted.includes(name)) return refuse({ of, kind: 'taken', trusted: name });
  const found = findLookAlike(name, trusted);
  return found ? refuse({ of, kind: 'look-alike', ...found }) : { ok: true };
}

/**
 * Whether a publisher may call a new repository so, inside its own namespace. The very same name as an official
 * repository is allowed (`grafana/nginx` says whose it is), one that only looks the same is not. A name for `library`
 * itself needs `findLookAlike` with all reasons.
 */
export function checkNewRepositoryName(name: string, trustedRepositoryNames: readonly string[]): NameCheck {
  const of = 'repository';
  const misspelt = spellingRefusal(name, {
    of,
    length: REPOSITORY_NAME_LENGTH,
    allowed: /^[a-z0-9._-]*$/,
    isWellFormed: (text) => parseRepositoryName('x', text).ok,
  });
  if (misspelt) return refuse(misspelt);
  const found = findLookAlike(name, trustedRepositoryNames, IN_REPOSITORIES);
  return found ? refuse({ of, kind: 'look-alike', ...found }) : { ok: true };
}
