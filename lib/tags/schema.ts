import { z } from 'zod';

export const TAG_SORTS = ['page', 'version', 'newest', 'oldest', 'name'] as const;
export const TAG_VIEWS = ['image', 'tag'] as const;
export const MOST_ALIASES = 100;
/** A whole pinned reference fits in. */
export const MOST_FILTER = 512;

/** One tag, with the names its image also has. */
const tagView = z.object({
  name: z.string(),
  /** Names several images, one per platform or operating system. */
  isShared: z.boolean(),
  /** Tags with the same group name the same image: by their digest, else as the library definition says. */
  imageGroup: z.string(),
  /** The first 100 of them, in the order of the page */
  aliases: z.array(z.string()),
  aliasCount: z.number().int(),
  /** docker-library's words, as in arm64v8 */
  architectures: z.array(z.string()),
  /** The Dockerfile (or OCI index) that the repository page links for it */
  url: z.string().nullable(),
  urls: z.record(z.string(), z.string().nullable()),
  /** What the registry has under it; with its size and dates null for a tag that only a library definition names */
  digest: z.string().nullable(),
  mediaType: z.string().nullable(),
  /** Bytes that a pull transfers; of an index, of all its images together */
  size: z.number().int().nullable(),
  /** One for each platform, as compressed as the registry has it */
  images: z.array(z.object({ digest: z.string(), platform: z.string().nullable(), size: z.number().int().nullable() })),
  pushedAt: z.iso.datetime().nullable(),
  /** Null where nobody told this site of the push: `pushedAt` is then when it was noticed */
  pushedBy: z.string().nullable(),
  /** By this tag; of the same image others may have been pulled later */
  lastPulledAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
});
export type TagView = z.infer<typeof tagView>;

export const listTagsInput = z.object({
  /** Part of a name; or a digest, or how one begins: of the tag, or of the image of one of its platforms */
  filter: z.string().trim().max(MOST_FILTER).default(''),
  sort: z.enum(TAG_SORTS).default('page'),
  view: z.enum(TAG_VIEWS).default('tag'),
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListTagsInput = z.infer<typeof listTagsInput>;

export const tagPage = z.object({
  query: z.string(),
  /** By tag, the tags that match; by image, their images */
  total: z.number().int(),
  /** Tags that match, whatever the view */
  tagCount: z.number().int(),
  tags: z.array(tagView),
  page: z.number().int(),
  pageSize: z.number().int(),
});
export type TagPage = z.infer<typeof tagPage>;

const url = z.string().nullable();

/** "Supported tags and respective Dockerfile links", in page order. */
export const supportedTagsView = z.object({
  simple: z.array(
    z.object({
      tags: z.array(z.string()),
      url,
      architectures: z.array(z.string()),
      urls: z.record(z.string(), url),
      kind: z.enum(['dockerfile', 'oci-index']),
    }),
  ),
  shared: z.array(z.object({ tags: z.array(z.string()), members: z.array(z.object({ tag: z.string(), url })) })),
  architectures: z.array(z.string()),
});
