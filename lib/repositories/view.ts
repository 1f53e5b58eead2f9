import { z } from 'zod';
import { isCategory } from '@/lib/names/category';
import { assetPath } from '@/lib/names/paths';
import { trustTierOf } from '@/lib/names/trust';
import type {
  Grant,
  GrantEvent,
  LibraryDefinition,
  Publisher,
  Repository,
} from '@/lib/platform/generated/prisma/client';
import { compareGrantViews, toGrantView } from '@/lib/programs/view';
import { pathInRegistry } from '@/lib/repositories/registry-path';
import { link, maintainer, type RepositoryView } from '@/lib/repositories/schema';

type GrantRow = Grant & { events: GrantEvent[] };
export type RepositoryRow = Repository & {
  grants: GrantRow[];
  publisher: Publisher & { grants: GrantRow[] };
  definition: LibraryDefinition | null;
  registry: { host: string } | null;
};

const links = z.array(link);

/** What may leave the server about a repository; the trust tier is derived here, from the grants. */
export function toRepositoryView(row: RepositoryRow, tagCount: number, now: Date): RepositoryView {
  const grants = [...row.grants, ...row.publisher.grants];
  const { definition } = row;
  return {
    namespace: row.namespace,
    name: row.name,
    publisher: {
      namespace: row.publisher.namespace,
      displayName: row.publisher.displayName,
      displayNameZh: row.publisher.displayNameZh,
    },
    trust: trustTierOf(grants, now),
    grants: grants.map((grant) => toGrantView(grant, now)).sort(compareGrantViews),
    description: row.description,
    descriptionZh: row.descriptionZh,
    overview: row.overview,
    overviewZh: row.overviewZh,
    categories: row.categories.filter(isCategory),
    visibility: row.visibility,
    maintainers: definition ? z.array(maintainer).parse(definition.maintainers) : [],
    maintainedBy: links.parse(row.maintainedBy),
    whereToGetHelp: links.parse(row.whereToGetHelp),
    whereToFileIssues: links.parse(row.whereToFileIssues),
    architectures: row.architectures,
    sourceUrl: row.sourceUrl,
    homepageUrl: row.homepageUrl,
    documentationUrl: row.documentationUrl,
    issuesUrl: row.issuesUrl,
    supportUrl: row.supportUrl,
    keywords: row.keywords,
    licence: row.licence,
    deprecated: row.deprecation !== null,
    deprecation: row.deprecation,
    deprecatedAt: row.deprecatedAt?.toISOString() ?? null,
    successor: row.successor,
    endOfSupport: row.endOfSupport?.toISOString().slice(0, 10) ?? null,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    retiredAt: row.retiredAt?.toISOString() ?? null,
    pullCount: Number(row.pullCount),
    starCount: row.starCount,
    sampleFigures: row.sampleFigures,
    sample: row.isSample,
    registry: row.registry && { host: row.registry.host, path: pathInRegistry(row) },
    logoUrl: row.logoId ? assetPath(row.logoId) : null,
    tagCount,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    definition: definition && {
      file: definition.file,
      digest: `sha256:${definition.fileDigest}`,
      libraryCommit: definition.libraryCommit,
      docsCommit: definition.docsCommit,
      importedAt: definition.importedAt.toISOString(),
    },
  };
}
