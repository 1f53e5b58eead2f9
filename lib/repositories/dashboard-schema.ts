import { z } from 'zod';
import { WITHOUT_NULL } from '@/lib/names/null-character';
import type { PagePart } from '@/lib/repositories/completeness';

const OWN_SORTS = ['name', 'pulls', 'stars', 'updated'] as const;
export const OWN_PAGE_SIZE = 25;

/** What the dashboard's address says; anything else counts as left out. */
export const ownRepositoriesInput = z.object({
  q: z.string().trim().max(200).regex(WITHOUT_NULL).catch(''),
  namespace: z.string().max(255).regex(WITHOUT_NULL).catch(''),
  visibility: z.enum(['public', 'private', '']).catch(''),
  sort: z.enum(OWN_SORTS).catch('updated'),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});
export type OwnRepositoriesInput = z.output<typeof ownRepositoriesInput>;

export type OwnRepository = {
  namespace: string;
  name: string;
  visibility: 'public' | 'private';
  pullCount: number;
  starCount: number;
  sampleFigures: boolean;
  updatedAt: string;
  archived: boolean;
  deprecated: boolean;
  missing: PagePart[];
  maySettings: boolean;
};
