import { z } from 'zod';
import { REFERRER_KINDS } from '@/lib/images/schema';

export const DIGEST_KINDS = ['index', 'image', ...REFERRER_KINDS] as const;

/** Tags, indexes and times that are named for one repository; all of them are counted. */
export const NAMED = 50;
/** Repositories that are listed. */
export const LISTED_REPOSITORIES = 100;

const repositoryName = z.object({ namespace: z.string(), name: z.string() });

/** A time in which a tag was on the digest, or on an index that lists it. */
const placing = z.object({
  tag: z.string(),
  from: z.iso.datetime(),
  /** Null: until now */
  until: z.iso.datetime().nullable(),
  by: z.string().nullable(),
});

const holder = repositoryName.extend({
  /** False: it had it once */
  present: z.boolean(),
  pushedAt: z.iso.datetime().nullable(),
  pushedBy: z.string().nullable(),
  /** Where its images are pulled from */
  registry: z.object({ host: z.string(), path: z.string() }).nullable(),
  /** Tags that are on it now, or on an index that lists it; of many the first fifty */
  tags: z.array(z.string()),
  tagCount: z.number().int(),
  /** Digests of the indexes in this repository that list it */
  indexes: z.array(z.string()),
  /** Newest first, the latest fifty */
  history: z.array(placing),
});
export type DigestHolder = z.infer<typeof holder>;

/** What is known of a digest, and where it is, as far as the reader may see that. */
export const digestView = z.object({
  digest: z.string(),
  /** Null: an index lists it, or a tag was on it, and the image itself was never there */
  kind: z.enum(DIGEST_KINDS).nullable(),
  mediaType: z.string().nullable(),
  artifactType: z.string().nullable(),
  /** What a pull transfers, in bytes; of an index, all its images */
  size: z.number().nullable(),
  platform: z.string().nullable(),
  builtAt: z.iso.datetime().nullable(),
  /** The digest that it is about */
  subject: z.string().nullable(),
  /** The images that an index lists */
  images: z.array(z.object({ digest: z.string(), platform: z.string().nullable() })),
  repositories: z.array(holder),
});
export type DigestView = z.infer<typeof digestView>;

/** A digest that begins as asked for. */
export const digestFound = z.object({
  digest: z.string(),
  kind: z.enum(DIGEST_KINDS).nullable(),
  platform: z.string().nullable(),
  /** A repository that has or had it */
  repository: repositoryName,
});
export type DigestFound = z.infer<typeof digestFound>;
