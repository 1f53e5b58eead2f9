import { z } from 'zod';
import { CATEGORIES } from '@/lib/names/category';
import { TRUST_TIERS } from '@/lib/names/trust';
import { grantView } from '@/lib/programs/schema';

export const link = z.object({ text: z.string(), url: z.string() });
export type Link = z.infer<typeof link>;

export const maintainer = z.object({
  name: z.string(),
  email: z.string().optional(),
  handle: z.string().optional(),
});
export type Maintainer = z.infer<typeof maintainer>;

/** What may leave the server about one repository. */
export const repositoryView = z.object({
  namespace: z.string(),
  name: z.string(),
  publisher: z.object({ namespace: z.string(), displayName: z.string(), displayNameZh: z.string().nullable() }),
  trust: z.enum(TRUST_TIERS),
  grants: z.array(grantView),
  description: z.string(),
  descriptionZh: z.string().nullable(),
  /** Markdown */
  overview: z.string(),
  overviewZh: z.string().nullable(),
  categories: z.array(z.enum(CATEGORIES)),
  visibility: z.enum(['public', 'private']),
  /** People of the library definition */
  maintainers: z.array(maintainer),
  maintainedBy: z.array(link),
  whereToGetHelp: z.array(link),
  whereToFileIssues: z.array(link),
  /** docker-library's words, as in arm64v8 */
  architectures: z.array(z.string()),
  sourceUrl: z.string().nullable(),
  homepageUrl: z.string().nullable(),
  documentationUrl: z.string().nullable(),
  issuesUrl: z.string().nullable(),
  supportUrl: z.string().nullable(),
  keywords: z.array(z.string()),
  /** Markdown or an SPDX identifier */
  licence: z.string().nullable(),
  deprecated: z.boolean(),
  /** Markdown notice */
  deprecation: z.string().nullable(),
  deprecatedAt: z.iso.datetime().nullable(),
  /** What to use instead, as its publisher writes it; it need not be here. */
  successor: z.string().nullable(),
  /** From this day on it is no longer kept up, as its publisher says. */
  endOfSupport: z.iso.date().nullable(),
  archivedAt: z.iso.datetime().nullable(),
  retiredAt: z.iso.datetime().nullable(),
  pullCount: z.number().int(),
  starCount: z.number().int(),
  sampleFigures: z.boolean(),
  sample: z.boolean(),
  /** Where its images are pulled from, as clients write it; null for the registry that the site names by default. */
  registry: z.object({ host: z.string(), path: z.string() }).nullable(),
  logoUrl: z.string().nullable(),
  tagCount: z.number().int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Where an official image's definition was read from */
  definition: z
    .object({
      file: z.string(),
      digest: z.string(),
      libraryCommit: z.string().nullable(),
      docsCommit: z.string().nullable(),
      importedAt: z.iso.datetime(),
    })
    .nullable(),
});
export type RepositoryView = z.infer<typeof repositoryView>;

export const logoView = z.object({ logoUrl: z.string() });
