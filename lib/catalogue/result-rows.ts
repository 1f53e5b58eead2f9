import type { SearchResult } from '@/lib/catalogue/schema';
import { isCategory } from '@/lib/names/category';
import { assetPath } from '@/lib/names/paths';
import type { TrustTier } from '@/lib/names/trust';

/** Columns of one list entry, as `RESULT_COLUMNS` selects them from `repositories r` and `repository_trust t`. */
export type ResultRow = {
  namespace: string;
  name: string;
  description: string;
  description_zh: string | null;
  tier: TrustTier;
  categories: string[];
  pull_count: string;
  star_count: number;
  sample_figures: boolean;
  updated_at: Date;
  logo_id: string | null;
  archived: boolean;
  deprecated: boolean;
  successor: string | null;
  retired: boolean;
  private: boolean;
};

export const RESULT_COLUMNS = `r.namespace, r.name, r.description, r.description_zh, t.tier, r.categories, r.pull_count, r.star_count,
  r.sample_figures, r.updated_at, r.logo_id, r.archived_at IS NOT NULL AS archived, r.deprecation IS NOT NULL AS deprecated, r.successor,
  r.retired_at IS NOT NULL AS retired, r.visibility = 'private' AS private`;

export const toSearchResult = (row: ResultRow): SearchResult => ({
  namespace: row.namespace,
  name: row.name,
  description: row.description,
  descriptionZh: row.description_zh,
  trust: row.tier,
  categories: row.categories.filter(isCategory),
  pullCount: Number(row.pull_count),
  starCount: row.star_count,
  sampleFigures: row.sample_figures,
  updatedAt: row.updated_at.toISOString(),
  logoUrl: row.logo_id ? assetPath(row.logo_id) : null,
  archived: row.archived,
  deprecated: row.deprecated,
  successor: row.deprecated ? row.successor : null,
  retired: row.retired,
  private: row.private,
});
