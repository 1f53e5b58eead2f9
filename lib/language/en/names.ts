import type { LookAlikeReason } from '@/lib/names/look-alike';
import type { NameRefusal } from '@/lib/names/new-name';

const lookAlike: Record<LookAlikeReason, string> = {
  hyphen:
    'It differs from “{trusted}” only in its hyphens, dots or underscores. Choose a name that cannot be mistaken for it.',
  'same-letters':
    'It uses letters or digits that look like those of “{trusted}”. Choose a name that cannot be mistaken for it.',
  doubled: 'It differs from “{trusted}” only in doubled letters. Choose a name that cannot be mistaken for it.',
  claim: 'It claims to be the real “{trusted}”. Only badges say that here; choose a name without such a word.',
  affix: 'It would be taken for the publisher of “{trusted}”. If you are, ask this site’s administrator for the name.',
  digit: 'It is “{trusted}” with a number at the end. Choose a name that cannot be mistaken for it.',
  transposed: 'It is “{trusted}” with two letters swapped. Choose a name that cannot be mistaken for it.',
  'one-letter': 'It differs from “{trusted}” in one letter. Choose a name that cannot be mistaken for it.',
};

const foreign = {
  looksLike:
    '“{letter}” ({codePoint}) only looks like “{looksLike}”. Type the name with plain letters of the keyboard.',
  invisible: 'It contains a character that cannot be seen ({codePoint}). Delete it, or type the name again.',
  other: '“{letter}” ({codePoint}) is not allowed. Use the letters a–z and digits.',
};

const namespaceCharacters = 'Use only the lower-case letters a–z, digits, and single hyphens between them.';
const namespace: Record<Exclude<NameRefusal['kind'], 'look-alike' | 'foreign-letter'>, string> = {
  empty: 'Write a name.',
  'too-short': 'It needs at least {min} characters.',
  'too-long': 'It may have at most {max} characters.',
  'upper-case': 'Write it in lower case: “{suggestion}”.',
  characters: namespaceCharacters,
  separators: namespaceCharacters,
  reserved: '“{reserved}” belongs to the site itself, and so does every name that looks like it. Choose another one.',
  taken: '“{trusted}” is already taken.',
};

const repository: typeof namespace = {
  ...namespace,
  characters: 'Use only lower-case letters a–z, digits, and “.”, “_” or “-” between them.',
  separators:
    'It must begin and end with a letter or digit; between them, one “.”, one or two “_”, or any number of “-”, not mixed.',
};

/** Why a new name is refused. `{…}` is filled in by `nameRefusal`. */
export const names = { namespace, repository, foreign, lookAlike };

export type NamesMessages = typeof names;
