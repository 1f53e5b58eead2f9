import { z } from 'zod';
import { assetPath } from '@/lib/names/paths';
import type { Publisher } from '@/lib/platform/generated/prisma/client';
import type { PublisherProfile } from '@/lib/publishers/profile-schema';

const links = z.array(z.object({ text: z.string(), url: z.string() }));

/** What a publisher says of itself. */
export const toPublisherProfile = (row: Publisher): PublisherProfile => ({
  namespace: row.namespace,
  kind: row.kind,
  displayName: row.displayName,
  displayNameZh: row.displayNameZh,
  about: row.about,
  aboutZh: row.aboutZh,
  website: row.website,
  links: links.parse(row.links),
  logoUrl: row.logoId ? assetPath(row.logoId) : null,
});
