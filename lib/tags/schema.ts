import { z } from 'zod';

const TAG_SORTS = ['page', 'version', 'name'] as const;

/** One tag, with the names its image also has. */
const tagView = z.object({
  name: z.string(),
  /** Names several images, one per platform or operating system. */
  isShared: z.boolean(),
  /** Tags with the same group name the same image. */
  imageGroup: z.string(),
  aliases: z.array(z.string()),
  /** docker-library's words, as in arm64v8 */
  architectures: z.array(z.string()),
  /** The Dockerfile (or OCI index) that the repository page links for it */
  url: z.string().nullable(),
  urls: z.record(z.string(), z.string().nullable()),
  updatedAt: z.iso.datetime(),
});
export type TagView = z.infer<typeof tagView>;

export const listTagsInput = z.object({
  q: z.string().trim().max(128).default(''),
  sort: z.enum(TAG_SORTS).default('page'),
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListTagsInput = z.infer<typeof listTagsInput>;

export const tagPage = z.object({
  query: z.string(),
  total: z.number().int(),
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
