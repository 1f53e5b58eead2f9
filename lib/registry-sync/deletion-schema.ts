import { z } from 'zod';
import { parseDigest } from '@/lib/names/digest';
import { parseTagName } from '@/lib/names/tag-name';

/** So many tags and images are deleted by one request; more are asked for in several. A preview may be of all. */
export const MAX_DELETIONS = 200;
const MAX_PREVIEW = 20_000;

const tag = z.string().refine((text) => parseTagName(text).ok, 'Not a tag.');
const digest = z.string().refine((text) => parseDigest(text).ok, 'Not a digest.');

export const deletionRequest = z
  .strictObject({
    tags: z.array(tag).max(MAX_PREVIEW).default([]),
    digests: z.array(digest).max(MAX_PREVIEW).default([]),
    /** Only in a preview: every tag whose name contains this, too; empty for all tags */
    matching: z.string().max(128).optional(),
    /** Leaves images in the registry that lose their last tag */
    keepUntagged: z.boolean().default(false),
    /** Only says what would go */
    dryRun: z.boolean().default(false),
  })
  .refine(({ dryRun, tags, digests }) => dryRun || tags.length + digests.length <= MAX_DELETIONS, {
    path: ['tags'],
    message: `One request deletes at most ${MAX_DELETIONS} tags and images: send several.`,
  })
  .refine(({ dryRun, matching }) => dryRun || matching === undefined, {
    path: ['matching'],
    message: 'Only a preview picks tags by a part of their name: delete what it names.',
  });
export type DeletionInput = z.input<typeof deletionRequest>;

/** Why something stays that was asked to be deleted; `lib/language` has a sentence for each. */
export const KEPT_REASONS = ['unknown', 'immutable', 'definition', 'part-of-index', 'changed'] as const;

const deletableTag = z.object({
  name: z.string(),
  digest: z.string(),
  /** Bytes that a pull transfers */
  size: z.number().int(),
  pushedAt: z.iso.datetime(),
  pushedBy: z.string().nullable(),
  lastPulledAt: z.iso.datetime().nullable(),
  /** Other tags of its image */
  aliases: z.number().int(),
  held: z.enum(['immutable', 'definition']).nullable(),
});
export type DeletableTag = z.infer<typeof deletableTag>;
export type UntaggedImage = { digest: string; size: number; pushedAt: string; pushedBy: string | null };

export const DELETABLE_SORTS = ['newest', 'oldest', 'name'] as const;
export const deletableQuery = z.object({
  q: z.string().trim().max(128).default(''),
  sort: z.enum(DELETABLE_SORTS).default('newest'),
  page: z.coerce.number().int().min(1).default(1),
});
export const DELETABLE_PAGE = 50;
export type DeletionRefusal = 'archived' | 'no-registry' | 'observed-registry';
export type DeletablePage = {
  tags: DeletableTag[];
  /** Of the filter, and of the repository */
  matching: number;
  total: number;
  page: number;
  /** The newest hundred images without a tag, and how many there are */
  untagged: UntaggedImage[];
  untaggedTotal: number;
  /** Why nothing can be deleted here */
  refusal: DeletionRefusal | null;
};

export const PART_KINDS = ['index', 'image', 'attestation', 'signature', 'sbom', 'artifact'] as const;
const part = z.object({ digest: z.string(), kind: z.enum(PART_KINDS) });

const kept = z.object({
  tag: z.string().nullable(),
  digest: z.string().nullable(),
  reason: z.enum(KEPT_REASONS),
  /** The tag or index that keeps it */
  because: z.string().nullable(),
});
export type Kept = z.infer<typeof kept>;

export const deletionView = z.object({
  dryRun: z.boolean(),
  /** Every tag that goes (in a preview: would go), those of images that go included */
  tags: z.array(z.object({ name: z.string(), digest: z.string() })),
  /** Images that go, each with what goes with it: its platforms, signatures, attestations, SBOMs */
  images: z.array(z.object({ digest: z.string(), tags: z.array(z.string()), parts: z.array(part) })),
  kept: z.array(kept),
  /**
   * Bytes of what no remaining image of this repository uses. The registry frees them at its next garbage collection,
   * and only what no other of its repositories uses
   */
  freedBytes: z.number().int(),
  /** What the registry failed at, and what was not begun after that. `begun`: it is finished once the registry answers */
  notDone: z.array(z.object({ tag: z.string().nullable(), digest: z.string().nullable(), begun: z.boolean() })),
  /** Why not everything was done; `reason` is for programs to compare */
  problem: z.object({ reason: z.string(), detail: z.string() }).nullable(),
});
export type DeletionView = z.infer<typeof deletionView>;
