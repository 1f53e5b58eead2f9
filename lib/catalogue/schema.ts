import { z } from 'zod';
import { digestFound } from '@/lib/images/digest-schema';
import { CATEGORIES } from '@/lib/names/category';
import { parseNamespace } from '@/lib/names/repository-name';
import { TRUST_TIERS } from '@/lib/names/trust';

export const SORTS = ['best_match', 'pulls', 'stars', 'updated'] as const;

/** OCI words (GOOS, GOARCH) that the facets offer. */
export const OPERATING_SYSTEMS = ['linux', 'windows'] as const;
export const CPU_ARCHITECTURES = [
  '386',
  'amd64',
  'arm',
  'arm64',
  'loong64',
  'mips64le',
  'ppc64le',
  'riscv64',
  's390x',
] as const;

export const DEFAULT_PAGE_SIZE = 25;
export const MAX_PAGE_SIZE = 100;
/** Deeper pages are refused: nobody reads them, and each costs as much as all before it. */
export const MAX_OFFSET = 10_000;

/** So many may be chosen at once. */
export const MAX_PUBLISHERS = 20;

const publisher = z
  .string()
  .refine((text) => parseNamespace(text).ok, 'A publisher is named by its namespace, as grafana is')
  .meta({ description: 'A namespace', examples: ['grafana'] });

/** Of the flag, also as it stands in a query. */
export const EXACT = { description: 'Answer what was typed, and no correction of it' };

export const searchInput = z.object({
  q: z
    .string()
    .trim()
    .max(200)
    .default('')
    .meta({ description: 'Words, a name, or a pasted reference', examples: ['nginx', 'bitnami/ng', '数据库'] }),
  trust: z.array(z.enum(TRUST_TIERS)).default([]),
  category: z.array(z.enum(CATEGORIES)).default([]),
  os: z.array(z.enum(OPERATING_SYSTEMS)).default([]),
  arch: z.array(z.enum(CPU_ARCHITECTURES)).default([]),
  publisher: z.array(publisher).max(MAX_PUBLISHERS).default([]),
  exact: z.boolean().default(false).meta(EXACT),
  sort: z.enum(SORTS).default('best_match'),
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(DEFAULT_PAGE_SIZE),
});
export type SearchInput = z.infer<typeof searchInput>;

/** One repository in a list. */
const searchResult = z.object({
  namespace: z.string(),
  name: z.string(),
  description: z.string(),
  descriptionZh: z.string().nullable(),
  trust: z.enum(TRUST_TIERS),
  categories: z.array(z.enum(CATEGORIES)),
  pullCount: z.number().int(),
  starCount: z.number().int(),
  /** The figures are made up, for the sample data. */
  sampleFigures: z.boolean(),
  updatedAt: z.iso.datetime(),
  logoUrl: z.string().nullable(),
  archived: z.boolean(),
  deprecated: z.boolean(),
  /** What to use instead of a deprecated one, as its publisher writes it */
  successor: z.string().nullable(),
  retired: z.boolean(),
  private: z.boolean(),
});
export type SearchResult = z.infer<typeof searchResult>;

const correctedQuery = z
  .string()
  .nullable()
  .meta({ description: 'What was searched for instead, when the query seems to be mistyped', examples: ['nginx'] });

const relation = z.enum(['eq', 'gte']).meta({ description: '`gte`: at least so many' });
const facetValue = <T extends z.ZodType>(value: T) => z.object({ value, count: z.number().int(), relation });
const facet = <T extends z.ZodType>(value: T) => z.array(facetValue(value));

export const searchPage = z.object({
  query: z.string(),
  correctedQuery,
  total: z.object({ value: z.number().int(), relation }),
  results: z.array(searchResult),
  sorted: z
    .enum(['exact', 'approximate'])
    .meta({ description: '`approximate`: sorted among the most important of very many matches' }),
  facets: z.object({
    trust: facet(z.enum(TRUST_TIERS)),
    category: facet(z.enum(CATEGORIES)),
    os: facet(z.enum(OPERATING_SYSTEMS)),
    architecture: facet(z.enum(CPU_ARCHITECTURES)),
    /** Namespaces with most matches, the trusted ones first, and the chosen ones; `trust` is the publisher's own */
    publisher: z.array(facetValue(z.string()).extend({ trust: z.enum(TRUST_TIERS) })),
  }),
  page: z.number().int(),
  pageSize: z.number().int(),
});
export type SearchPage = z.infer<typeof searchPage>;

export const suggestInput = z.object({ q: z.string().trim().max(200) });
export const suggestion = searchResult.pick({
  namespace: true,
  name: true,
  trust: true,
  pullCount: true,
  sampleFigures: true,
  logoUrl: true,
  archived: true,
  deprecated: true,
  successor: true,
  retired: true,
  private: true,
});
/** What the search field offers while its reader types. */
export const suggestions = z.object({
  query: z.string(),
  correctedQuery,
  /** Of what looks like a digest: those that begin so */
  digests: z.array(digestFound),
  suggestions: z.array(suggestion),
});
export type Suggestions = z.infer<typeof suggestions>;
