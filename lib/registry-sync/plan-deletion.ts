import { groupBy } from '@/lib/names/group-by';
import type { Kept, PART_KINDS } from '@/lib/registry-sync/deletion-schema';

export type Part = { digest: string; kind: (typeof PART_KINDS)[number] };
export type KnownTag = { name: string; digest: string; held: 'immutable' | 'definition' | null };
export type KnownImage = Part & { subject: string | null; children: readonly Part[] };

/** What a repository has: its tags, and every manifest by its digest. */
export type ImageStock = { tags: readonly KnownTag[]; images: ReadonlyMap<string, KnownImage> };
export type DeletionWish = { tags: readonly string[]; digests: readonly string[]; keepUntagged: boolean };

/** One image that goes as a whole: the image first, then its parts. */
export type ImageToDelete = { digest: string; tags: string[]; parts: Part[] };
export type DeletionPlan = {
  /** Tags that go alone: their image stays */
  tags: KnownTag[];
  images: ImageToDelete[];
  kept: Kept[];
};

function relations({ tags, images }: ImageStock) {
  const tagsOf = groupBy(tags, ({ digest }) => digest);
  const edges = [...images.values()].flatMap(({ digest, children }) =>
    children.map((child) => ({ parent: digest, child: child.digest })),
  );
  const parentsOf = groupBy(edges, ({ child }) => child);
  const referrersOf = groupBy(images.values(), ({ subject }) => subject);
  const partsOf = (digest: string): Part[] => [
    ...(images.get(digest)?.children ?? []),
    ...(referrersOf.get(digest) ?? []).map((image) => ({ digest: image.digest, kind: image.kind })),
  ];
  return {
    tagsOf: (digest: string): readonly KnownTag[] => tagsOf.get(digest) ?? [],
    parentsOf: (digest: string) => (parentsOf.get(digest) ?? []).map(({ parent }) => parent),
    partsOf,
  };
}
type Relations = ReturnType<typeof relations>;

/** A digest with all that hangs on it, itself first. */
function withParts(
  root: Part,
  links: Pick<Relations, 'partsOf'>,
  counts: (digest: string) => boolean = () => true,
  into = new Map<string, Part>(),
): Map<string, Part> {
  if (into.has(root.digest) || !counts(root.digest)) return into;
  into.set(root.digest, root);
  for (const part of links.partsOf(root.digest)) withParts(part, links, counts, into);
  return into;
}

/** What goes when `roots` and `goingTags` do: less what a remaining tag, index or subject needs. */
function whatGoes(stock: ImageStock, links: Relations, roots: ReadonlySet<string>, goingTags: ReadonlySet<string>) {
  const going = new Map<string, Part>();
  for (const digest of roots) withParts(stock.images.get(digest) ?? { digest, kind: 'image' }, links, undefined, going);
  const stays = (digest: string): boolean => {
    if (links.tagsOf(digest).some(({ name }) => !goingTags.has(name))) return true;
    const parents = links.parentsOf(digest);
    if (parents.some((parent) => !going.has(parent))) return true;
    const { subject } = stock.images.get(digest) ?? { subject: null };
    return !roots.has(digest) && parents.length === 0 && (subject === null || !going.has(subject));
  };
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    for (const digest of going.keys()) if (stays(digest)) isSettled = !going.delete(digest);
  }
  return going;
}

/** Gives each part to the last image that has it, so that it stays as long as any of them does. */
function imagesToDelete(stock: ImageStock, links: Relations, going: ReadonlyMap<string, Part>): ImageToDelete[] {
  const isPart = (digest: string) =>
    links.parentsOf(digest).some((parent) => going.has(parent)) || going.has(stock.images.get(digest)?.subject ?? '');
  const tops = new Map<string, Part>();
  const ownerOf = new Map<string, string>();
  const own = (top: Part) => {
    tops.set(top.digest, top);
    for (const digest of withParts(top, links, (part) => going.has(part)).keys())
      if (digest === top.digest || !tops.has(digest)) ownerOf.set(digest, top.digest);
  };
  for (const image of going.values()) if (!isPart(image.digest)) own(image);
  // Manifests that are part of each other: one of them has to be first.
  for (const image of going.values()) if (!ownerOf.has(image.digest)) own(image);
  const partsBy = groupBy(going.values(), ({ digest }) => ownerOf.get(digest));
  return [...tops.keys()].map((digest) => {
    const all = partsBy.get(digest) ?? [];
    return {
      digest,
      tags: all.flatMap((part) => links.tagsOf(part.digest).map(({ name }) => name)),
      parts: all.filter((part) => part.digest !== digest),
    };
  });
}

/**
 * What deleting some tags and images comes to. A tag goes alone while its image has others; an image goes with all its
 * tags, its platforms and what is said of it (signatures, attestations, SBOMs), unless it is part of an index that stays.
 */
export function planDeletion(stock: ImageStock, wish: DeletionWish): DeletionPlan {
  const links = relations(stock);
  const tagOf = new Map(stock.tags.map((tag) => [tag.name, tag]));
  const kept: Kept[] = [];
  const wantedTags = new Set<string>();
  for (const name of new Set(wish.tags)) {
    const tag = tagOf.get(name);
    if (tag && !tag.held) wantedTags.add(name);
    else kept.push({ tag: name, digest: tag?.digest ?? null, reason: tag?.held ?? 'unknown', because: null });
  }
  const wanted = new Set<string>();
  for (const digest of new Set(wish.digests)) {
    const held = links.tagsOf(digest).find((tag) => tag.held);
    if (held?.held) kept.push({ tag: null, digest, reason: held.held, because: held.name });
    else if (stock.images.has(digest)) wanted.add(digest);
    else kept.push({ tag: null, digest, reason: 'unknown', because: null });
  }
  for (;;) {
    const goingTags = new Set([
      ...wantedTags,
      ...[...wanted].flatMap((digest) => links.tagsOf(digest).map(({ name }) => name)),
    ]);
    const untagged = [...goingTags].flatMap((name) => {
      const digest = tagOf.get(name)?.digest;
      return digest && links.tagsOf(digest).every((tag) => goingTags.has(tag.name)) ? digest : [];
    });
    const roots = new Set([...wanted, ...(wish.keepUntagged ? [] : untagged)]);
    const going = whatGoes(stock, links, roots, goingTags);
    const needed = [...roots].filter((digest) => !going.has(digest));
    const refused = needed.filter((digest) => wanted.delete(digest));
    for (const digest of refused.length > 0 ? refused : needed) {
      const because = links.parentsOf(digest).find((parent) => !going.has(parent)) ?? null;
      kept.push({ tag: null, digest, reason: 'part-of-index', because });
    }
    if (refused.length > 0) continue;
    const alone = stock.tags.filter(({ name, digest }) => goingTags.has(name) && !going.has(digest));
    return { tags: alone, images: imagesToDelete(stock, links, going), kept };
  }
}
