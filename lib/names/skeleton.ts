/** Words around a name that claim to be its owner, and nothing else. */
const CLAIMS = ['official', 'verified', 'genuine', 'original', 'authentic', 'real'] as const;
/** Words around a name that its owner would use: a company's form, or where the images come from. */
const COMPANIES = ['inc', 'corp', 'ltd', 'llc', 'gmbh', 'team', 'hq', 'org', 'docker', 'dockerhub', 'images'] as const;
/** Clear even without a hyphen: `nginxinc`, but not `nginxorg`, which may be a word that ends so. */
const GLUED = ['official', 'verified', 'inc', 'corp', 'docker', 'dockerhub', 'team'] as const;

const AFFIXED = new RegExp(
  `^(?:(?<before>${[...CLAIMS, ...COMPANIES].join('|')})[._-]+(?<rest>.+)|(?<start>.+?)(?:[._-]+(?<after>${[...CLAIMS, ...COMPANIES].join('|')})|(?<glued>${GLUED.join('|')})))$`,
);

export const isClaim = (affix: string): boolean => (CLAIMS as readonly string[]).includes(affix);

/** Takes off what claims or names an owner: `nginx-inc-official` → `nginx` with `official`, the strongest word found. */
export function withoutAffixes(name: string): { core: string; affix: string | null } {
  let core = name;
  let affix: string | null = null;
  for (;;) {
    const found = AFFIXED.exec(core)?.groups;
    if (!found) return { core, affix };
    const word = found.before ?? found.after ?? found.glued ?? '';
    if (affix === null || isClaim(word)) affix = word;
    core = found.rest ?? found.start ?? '';
  }
}

/** `nginx0`, `nginx-2` → `nginx`. */
export const withoutFinalDigits = (name: string): string => name.replace(/[._-]*\d+$/, '');

export const withoutSeparators = (name: string): string => name.replace(/[._-]+/g, '');

/** One letter for each group that many typefaces draw alike. `cl` for `d` is left out: clock and dock are both words. */
export const sameShapes = (name: string): string =>
  name
    .replaceAll('vv', 'w')
    .replaceAll('rn', 'm')
    .replace(/0/g, 'o')
    .replace(/5/g, 's')
    .replace(/2/g, 'z')
    .replace(/[1i]/g, 'l');

/** Doubled letters once. Before `i` becomes `l`, so that julia does not lose a letter. */
const onceEach = (name: string): string =>
  name
    .replaceAll('vv', 'w')
    .replace(/0/g, 'o')
    .replace(/5/g, 's')
    .replace(/2/g, 'z')
    .replace(/(.)\1+/g, '$1');

/**
 * What is left of an ASCII name when separators, letters of the same shape and doubled letters no longer count. Two
 * names with one skeleton are read as one. Digits at the end and words such as `-official` stay: they may be a name's
 * own (`auth0`), so {@link findLookAlike} takes them only from the new name.
 */
export const skeletonOf = (name: string): string => sameShapes(onceEach(withoutSeparators(name.toLowerCase())));
