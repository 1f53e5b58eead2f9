import { z } from 'zod';
import { parseDigest } from '@/lib/names/digest';

/** Bounds of what one manifest may list. */
const MAX_LAYERS = 1000;
const MAX_CHILDREN = 500;
/** Of what a manifest lists, 8 TiB: registries check no size, and what a thousand layers come to must still be a number. */
const MAX_SIZE = 2 ** 43;

const digest = z.string().refine((value) => parseDigest(value).ok, 'not a digest');
const annotations = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) =>
    Object.fromEntries(
      Object.entries(value ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  );
const descriptor = z.object({
  mediaType: z.string().max(255).default(''),
  digest,
  size: z.number().int().nonnegative().max(MAX_SIZE),
  annotations,
  artifactType: z.string().max(255).optional(),
});
export type Descriptor = z.infer<typeof descriptor>;

const platform = z
  .object({
    os: z.string().max(64).default(''),
    architecture: z.string().max(64).default(''),
    variant: z.string().max(64).optional(),
  })
  .nullish()
  .transform((value) => value ?? null);

/** OCI image manifest and Docker's v2 schema 2: the parts that both have. */
export const imageManifest = z.object({
  config: descriptor,
  layers: z.array(descriptor).max(MAX_LAYERS),
  subject: descriptor.nullish().transform((value) => value ?? null),
  artifactType: z.string().max(255).optional(),
  annotations,
});

/** OCI image index and Docker's manifest list. */
export const imageIndex = z.object({
  manifests: z.array(descriptor.extend({ platform })).max(MAX_CHILDREN),
  subject: descriptor.nullish().transform((value) => value ?? null),
  artifactType: z.string().max(255).optional(),
  annotations,
});
export type ImageIndex = z.infer<typeof imageIndex>;
