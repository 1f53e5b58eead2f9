import { z } from 'zod';

export const fixesQuery = z.object({
  /** os/architecture[/variant]; without: the only one, or linux/amd64 */
  platform: z.string().max(200).optional(),
});
export type FixesQuery = z.infer<typeof fixesQuery>;

const upgrade = z.object({
  /** The source package where it is known, else the component */
  name: z.string(),
  components: z.array(z.string()),
  version: z.string(),
  /** The lowest known version that fixes all; null where versions cannot be put in an order */
  upgradeTo: z.string().nullable(),
  /** Without one such version: what fixes each */
  alternatives: z.array(z.object({ id: z.string(), versions: z.array(z.string()) })),
  critical: z.number().int(),
  high: z.number().int(),
  /** Distinct vulnerabilities that it clears */
  ids: z.array(z.string()),
});

const otherTag = z.object({
  tag: z.string(),
  digest: z.string(),
  critical: z.number().int(),
  high: z.number().int(),
  /** Of the vulnerabilities that the plan clears, how many this tag does not have */
  clears: z.number().int(),
  /** Critical and high vulnerabilities that only it has */
  brings: z.number().int(),
});

export const fixesView = z.object({
  digest: z.string(),
  platform: z.string().nullable(),
  /** Critical and high findings that have a fix */
  findings: z.number().int(),
  /** Distinct vulnerabilities among them */
  vulnerabilities: z.number().int(),
  /** Together they clear all of these, the one that clears most first */
  upgrades: z.array(upgrade),
  /** Tags of the repository, for the same platform, that have fewer of them; at most 5 */
  otherTags: z.array(otherTag),
});
export type FixesView = z.infer<typeof fixesView>;
