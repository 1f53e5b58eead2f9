import type { Actor } from '@/lib/access/actor';
import { explainedWords } from '@/lib/images/explained-words';
import { findBaseImages } from '@/lib/images/find-base-images';
import { findTagState } from '@/lib/images/find-tag-state';
import { NO_DETAILS, toImageDetails } from '@/lib/images/image-details';
import { loadImageDetails } from '@/lib/images/load-image-details';
import { loadReferrers } from '@/lib/images/load-referrers';
import { loadTagHistory } from '@/lib/images/load-tag-history';
import { imageFor, loadTaggedImage } from '@/lib/images/load-tagged-image';
import type { TagDetails, TagQuery } from '@/lib/images/schema';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import type { ManifestKind } from '@/lib/platform/generated/prisma/client';
import { getRepositoryId } from '@/lib/repositories/get-repository';
import { isImmutable } from '@/lib/repositories/immutable-tags';
import { loadTagIndex } from '@/lib/tags/load-tag-index';
import { aliasesOf } from '@/lib/tags/load-tag-views';
import type { TagIndex } from '@/lib/tags/tag-index';

const kindOf = (kind: ManifestKind | undefined): TagDetails['kind'] =>
  kind === undefined ? null : kind === 'index' || kind === 'image' ? kind : 'artifact';

function wordsOf({ names }: TagIndex, repository: RepositoryName, tag: string, { language }: TagQuery) {
  const context = { siblings: names, repository: shortName(repository), now: clock.now() };
  return explainedWords(tag, context, language);
}

function namesOf(index: TagIndex, name: string) {
  const indexed = index.byName.get(name);
  return indexed ? aliasesOf(index, indexed) : { aliases: [], aliasCount: 0 };
}

const loadImmutableRule = (id: string) =>
  db().prisma.repository.findUniqueOrThrow({
    where: { id },
    select: { immutableTags: true, immutablePatterns: true },
  });

const NOTHING = { root: undefined, images: [] } as const;
const NO_TAG = {
  digest: null,
  mediaType: null,
  size: null,
  pushedAt: null,
  pushedBy: null,
  lastPulledAt: null,
} as const;

/**
 * A tag of a repository that the actor may see, with layers and configuration of its images; what looks like a secret
 * is hidden. Sizes in bytes, dates in UTC. @throws AppError `not_found`
 */
export async function getTag(
  actor: Actor,
  repository: RepositoryName,
  name: string,
  query: TagQuery,
): Promise<TagDetails> {
  const repositoryId = await getRepositoryId(actor, repository);
  const { tag, problem } = await findTagState(repositoryId, name);
  const digest = tag?.digest ?? null;
  const { root, images } = digest === null ? NOTHING : await loadTaggedImage(repositoryId, digest);
  const chosen = imageFor(images, query.platform);
  const wanted = query.platform === undefined ? images : chosen ? [chosen] : [];
  const [details, index, history, rule, referrers] = await Promise.all([
    loadImageDetails(
      repositoryId,
      wanted.map((image) => image.digest),
    ),
    loadTagIndex(repositoryId),
    loadTagHistory(repositoryId, name, query.historyPage),
    loadImmutableRule(repositoryId),
    digest === null
      ? []
      : loadReferrers(
          actor,
          repositoryId,
          digest,
          images.map((image) => image.digest),
        ),
  ]);
  const annotations = root ? toImageDetails(root).annotations : {};
  const bases = await findBaseImages(actor, details, annotations);
  const { size, pushedAt, lastPulledAt, mediaType, pushedBy } = tag ?? NO_TAG;
  return {
    name,
    digest,
    mediaType,
    kind: kindOf(root?.kind),
    size: size === null ? null : Number(size),
    pushedAt: pushedAt?.toISOString() ?? null,
    pushedBy,
    lastPulledAt: lastPulledAt?.toISOString() ?? null,
    images: wanted.map((image) => ({
      ...image,
      ...(details.get(image.digest) ?? NO_DETAILS),
      base: bases.get(image.digest) ?? null,
    })),
    annotations,
    ...namesOf(index, name),
    history: history.entries,
    historyCount: history.total,
    referrers,
    words: wordsOf(index, repository, name, query),
    immutable: isImmutable(rule, name),
    problem,
  };
}
