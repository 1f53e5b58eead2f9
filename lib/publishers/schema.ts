import { z } from 'zod';
import { TRUST_TIERS } from '@/lib/names/trust';
import { grantView } from '@/lib/programs/schema';

/** What may leave the server about one publisher. */
export const publisherView = z.object({
  namespace: z.string(),
  kind: z.enum(['person', 'organisation']),
  displayName: z.string(),
  displayNameZh: z.string().nullable(),
  about: z.string(),
  aboutZh: z.string().nullable(),
  website: z.string().nullable(),
  links: z.array(z.object({ text: z.string(), url: z.string() })),
  logoUrl: z.string().nullable(),
  trust: z.enum(TRUST_TIERS),
  grants: z.array(grantView),
  repositoryCount: z.number().int(),
  sample: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type PublisherView = z.infer<typeof publisherView>;
