import { Prisma } from '@/lib/platform/generated/prisma/client';
import type { PullBreakdown } from '@/lib/pulls/schema';

export type Measure = 'pulls' | 'versionChecks';

/** The columns of pull_counts and of pull_actors are called the same. */
export const COLUMN: Readonly<Record<Measure, Prisma.Sql>> = {
  pulls: Prisma.sql`pulls`,
  versionChecks: Prisma.sql`version_checks`,
};

/** What a breakdown tells apart; empty is a value too. An image that is not known yet has no platform. */
export const VALUE: Readonly<Record<PullBreakdown, Prisma.Sql>> = {
  none: Prisma.sql`''`,
  tag: Prisma.sql`tag`,
  client: Prisma.sql`client`,
  platform: Prisma.sql`CASE WHEN platform LIKE '%:%' THEN '' ELSE platform END`,
};
