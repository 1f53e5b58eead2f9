import { z } from 'zod';
import { LANGUAGES } from '@/lib/names/language';

export const HISTORY_PAGE_SIZE = 25;

export const tagQuery = z.object({
  /** Of the words that explain the tag */
  language: z.enum(LANGUAGES).default('en'),
  /** Only the image of this platform, as in linux/arm64, or of this digest */
  platform: z.string().min(1).max(200).optional(),
  /** Page of the history: 25 entries each, newest first */
  historyPage: z.coerce.number().int().min(1).max(1_000_000).default(1),
});
export type TagQuery = z.output<typeof tagQuery>;

const text = z.string().nullable();

/** A step of the image's making, bottom first. */
export const layerView = z.object({
  /** Null for a step that made no layer */
  digest: text,
  /** Of the layer uncompressed; null where the configuration does not say */
  diffId: text,
  /** Bytes as they are transferred; 0 for a step that made no layer */
  size: z.number(),
  /** As a Dockerfile would have it; null where the image's history does not say */
  instruction: text,
  /** As the history has it */
  createdBy: text,
  empty: z.boolean(),
});
export type LayerView = z.infer<typeof layerView>;

export const configView = z.object({
  os: text,
  architecture: text,
  variant: text,
  author: text,
  /** Null: root */
  user: text,
  workingDirectory: text,
  entrypoint: z.array(z.string()),
  command: z.array(z.string()),
  exposedPorts: z.array(z.string()),
  /** Values that look like secrets are null, or have only their password hidden */
  environment: z.array(z.object({ name: z.string(), value: text, masked: z.boolean() })),
  volumes: z.array(z.string()),
  labels: z.record(z.string(), z.string()),
  stopSignal: text,
  healthCheck: z
    .object({
      test: z.array(z.string()),
      intervalSeconds: z.number().nullable(),
      timeoutSeconds: z.number().nullable(),
      startPeriodSeconds: z.number().nullable(),
      retries: z.number().nullable(),
    })
    .nullable(),
});
export type ConfigView = z.infer<typeof configView>;

/** An image of the tag, one for each platform. */
export const imageSummary = z.object({
  digest: z.string(),
  /** os/architecture[/variant]; null where neither index nor configuration says */
  platform: text,
  /** What a pull transfers, in bytes; null where the registry has the index, but not this image */
  size: z.number().nullable(),
  /** When its configuration says that it was built */
  builtAt: z.iso.datetime().nullable(),
});
export type ImageSummary = z.infer<typeof imageSummary>;

/** What the image was built on, as its publisher says and its layers prove. */
export const baseImage = z.object({
  digest: z.string(),
  /** A repository that has it */
  namespace: z.string(),
  name: z.string(),
  /** How many of the image's layers are the base's */
  layers: z.number().int(),
});
export type BaseImage = z.infer<typeof baseImage>;

export const imageView = imageSummary.extend({
  layers: z.array(layerView),
  config: configView.nullable(),
  annotations: z.record(z.string(), z.string()),
  base: baseImage.nullable(),
});
export type ImageView = z.infer<typeof imageView>;

/** A time in which the tag was on one digest; or (`digest` null) in which there was no such tag. */
export const historyEntry = z.object({
  digest: text,
  from: z.iso.datetime(),
  /** Null: until now */
  until: z.iso.datetime().nullable(),
  by: text,
  /** Nobody told this site: it noticed at `from` */
  noticed: z.boolean(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

export const REFERRER_KINDS = ['attestation', 'signature', 'sbom', 'artifact'] as const;
/** Something that says something about the image or one of its platforms. */
export const referrerView = z.object({
  kind: z.enum(REFERRER_KINDS),
  digest: z.string(),
  mediaType: text,
  artifactType: text,
  /** Bytes with what it holds; null where only its name is known */
  size: z.number().nullable(),
  /** The digest it is about */
  subject: text,
});
export type ReferrerView = z.infer<typeof referrerView>;

const wordView = z.object({ word: z.string(), title: z.string(), text: z.string() });

/** One tag with everything that is known of its image. */
export const tagDetails = z.object({
  name: z.string(),
  /** What the registry has under it; null for a tag that only a library definition names */
  digest: text,
  mediaType: text,
  /** `artifact`: no image to run; null where its image is not known */
  kind: z.enum(['index', 'image', 'artifact']).nullable(),
  size: z.number().nullable(),
  pushedAt: z.iso.datetime().nullable(),
  pushedBy: text,
  lastPulledAt: z.iso.datetime().nullable(),
  images: z.array(imageView),
  annotations: z.record(z.string(), z.string()),
  /** Other tags of the same image; of thousands the first hundred */
  aliases: z.array(z.string()),
  aliasCount: z.number().int(),
  history: z.array(historyEntry),
  historyCount: z.number().int(),
  referrers: z.array(referrerView),
  /** What the tag's parts mean */
  words: z.array(wordView),
  /** Once pushed, it stays on its image: the repository's rule says so of this tag */
  immutable: z.boolean(),
  /** The registry has something else under the tag, which could not be taken into the catalogue */
  problem: z.object({ digest: z.string(), since: z.iso.datetime(), reason: text }).nullable(),
});
export type TagDetails = z.infer<typeof tagDetails>;
