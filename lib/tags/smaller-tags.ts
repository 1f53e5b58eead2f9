import { bySimplicity, extraOf, type ReadGroup } from '@/lib/tags/tag-groups';
import type { TagMeaning } from '@/lib/tags/tag-meaning';

// From the smallest: nothing but the program, no shell, musl and BusyBox, a cut Debian, a cut Enterprise Linux.
const SMALL = ['scratch', 'distroless', 'alpine', 'slim', 'minimal'] as const;
export type SmallestReason = (typeof SMALL)[number];
export type Caution = 'musl' | null;
type SmallestTag = { tag: string; group: ReadGroup; reason: SmallestReason; caution: Caution };
export type Stages = { buildTag: string; runTag: string; reason: 'slim' | 'jre' | 'alpine'; caution: Caution };

/** Groups of the version that `start` has, that are fit to be recommended. */
const sameVersion = (groups: readonly ReadGroup[], start: ReadGroup): ReadGroup[] =>
  groups.filter(
    (group) =>
      group !== start &&
      group.isPrerelease === start.isPrerelease &&
      !group.isEndOfLife &&
      !group.isWindows &&
      [...group.versions].some((version) => start.versions.has(version)),
  );

/** The simplest tag that adds nothing beyond `allowed`: `alpine`, but not `fpm-alpine` beside a default with Apache. */
function plainTag(group: ReadGroup, allowed: ReadonlySet<string>): TagMeaning | undefined {
  const isAllowed = (extra: string | undefined): boolean => extra === undefined || allowed.has(extra);
  return group.meanings.filter(({ parts }) => parts.every((part) => isAllowed(extraOf(part)))).sort(bySimplicity)[0];
}

function smallness({ variants }: ReadGroup): number {
  const rank = SMALL.findIndex((variant) => variants.has(variant));
  if (rank < 0) return SMALL.length;
  // nginx cuts its Alpine image once more: alpine-slim.
  return variants.has('alpine') && variants.has('slim') ? rank - 0.5 : rank;
}

/** The smallest image of the same version that is used in the same way; undefined where `start` is the smallest. */
export function smallestTag(groups: readonly ReadGroup[], start: ReadGroup): SmallestTag | undefined {
  const [best] = sameVersion(groups, start)
    .filter((group) => smallness(group) < smallness(start))
    .flatMap((group) => {
      const meaning = plainTag(group, start.extras);
      return meaning ? [{ group, meaning }] : [];
    })
    .sort((a, b) => smallness(a.group) - smallness(b.group) || bySimplicity(a.meaning, b.meaning));
  const reason = best && SMALL.find((variant) => best.group.variants.has(variant));
  if (!best || !reason) return undefined;
  return { tag: best.meaning.tag, group: best.group, reason, caution: reason === 'alpine' ? 'musl' : null };
}

const isJre = (extra: string): boolean => /^jre\d*$/.test(extra);
const isJdk = (extra: string): boolean => /^(?:jdk\d*|sdk)$/.test(extra);

/**
 * Build with everything, run with less: on slim, else on the Java runtime, and only where there is neither on
 * Alpine, whose other C library what was built may not fit. Where the default (`startTag`) is the runtime already,
 * the build gets the kit.
 */
export function stagesOf(groups: readonly ReadGroup[], start: ReadGroup, startTag: string): Stages | undefined {
  const others = sameVersion(groups, start);
  const simplest = (fits: (group: ReadGroup) => boolean, more: readonly string[] = []): TagMeaning | undefined => {
    const allowed = new Set([...start.extras, ...more]);
    return others
      .filter(fits)
      .flatMap((group) => plainTag(group, allowed) ?? [])
      .sort(bySimplicity)[0];
  };
  const javaTag = (isWanted: (extra: string) => boolean): TagMeaning | undefined =>
    simplest(
      ({ variants, extras }) => variants.size === 0 && [...extras].some(isWanted),
      others.flatMap(({ extras }) => [...extras].filter(isWanted)),
    );

  if ([...start.extras].some(isJre)) {
    const kit = javaTag(isJdk);
    return kit && { buildTag: kit.tag, runTag: startTag, reason: 'jre', caution: null };
  }
  const slim = simplest(({ variants }) => variants.has('slim') && !variants.has('alpine'));
  if (slim) return { buildTag: startTag, runTag: slim.tag, reason: 'slim', caution: null };
  const runtime = javaTag(isJre);
  if (runtime) return { buildTag: startTag, runTag: runtime.tag, reason: 'jre', caution: null };
  const alpine = start.variants.has('alpine') ? undefined : simplest(({ variants }) => variants.has('alpine'));
  return alpine && { buildTag: startTag, runTag: alpine.tag, reason: 'alpine', caution: 'musl' };
}
