import { isDeletionPlaceholder } from '@/lib/registry/deletion-placeholder';
import type { ImageGraph } from '@/lib/registry/image-graph';
import { imageIndex } from '@/lib/registry/manifest-schema';
import { readImageGraph } from '@/lib/registry/read-image-graph';
import type { ManifestFound } from '@/lib/registry/read-manifest';
import { parseReferrerTag } from '@/lib/registry/referrer-tag';
import type { ManifestHead, RegistryClient } from '@/lib/registry/registry-client';
import { type RegistryProblem, registryProblemOf } from '@/lib/registry/registry-failure';
import { headOfTag, type TagPush } from '@/lib/registry-sync/head-of-tag';
import { inParallel } from '@/lib/registry-sync/in-parallel';
import { placeholderKey } from '@/lib/registry-sync/placeholder-key';
import type { PutBack } from '@/lib/registry-sync/settle-immutable-tags';
import { type StoredImage, storedImage } from '@/lib/registry-sync/stored-image';

const AT_ONCE = 4;
const MAX_REFERRERS = 100;

export type Wanted = {
  tags: readonly string[];
  /** Digests to look for, with the tag they were pushed under */
  digests: readonly { digest: string; tag: string | null }[];
  /** The latest push of tags that were pushed */
  pushes?: ReadonlyMap<string, TagPush>;
};

/** What the registry has now. */
export type Findings = {
  /** Null: there is no such tag */
  tags: Map<string, ManifestHead | null>;
  images: StoredImage[];
  /** Whether the repository has a digest */
  present: Map<string, boolean>;
  /** Why a digest was not taken, as a sentence */
  problems: Map<string, string>;
  /** Left behind by deletions that were killed: their tags count as gone, and reconciliation takes them away */
  placeholders: Set<string>;
  /** Immutable tags that had to be put back; see settle-immutable-tags.ts */
  putBacks: PutBack[];
};

/** They say something of one image, not of the registry: asking again would not help. */
const OF_THE_IMAGE: readonly RegistryProblem[] = ['garbage', 'too-large', 'wrong-digest', 'unsupported', 'invalid'];

/** Remembers the manifests that went through: sizes, and what an index lists. */
function remembering(client: RegistryClient) {
  const manifests = new Map<string, ManifestFound>();
  const source = {
    getBlobJson: client.getBlobJson,
    async getManifest(repository: string, reference: string) {
      const found = await client.getManifest(repository, reference);
      manifests.set(found.digest, found);
      return found;
    },
  };
  return { source, manifests };
}

function referrersIn(graph: ImageGraph, manifests: ReadonlyMap<string, ManifestFound>): string[] {
  const index = imageIndex.safeParse(manifests.get(graph.digest)?.json);
  return index.success ? index.data.manifests.slice(0, MAX_REFERRERS).map(({ digest }) => digest) : [];
}

/**
 * Asks a registry what tags point to now and which digests it has, and fetches the images that are not `stored` yet:
 * manifests and configurations, never layers.
 * @throws AppError of the registry client when the registry cannot be used now
 */
export async function lookUpImages(
  client: RegistryClient,
  path: string,
  wanted: Wanted,
  stored: (digests: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<Findings> {
  const findings: Findings = {
    tags: new Map(),
    images: [],
    present: new Map(),
    problems: new Map(),
    placeholders: new Set(),
    putBacks: [],
  };
  await inParallel(AT_ONCE, wanted.tags, async (tag) => {
    findings.tags.set(tag, await headOfTag(client, path, tag, wanted.pushes?.get(tag)));
  });
  const tagOf = new Map(wanted.digests.map(({ digest, tag }) => [digest, tag]));
  for (const [tag, head] of findings.tags)
    if (head) {
      findings.present.set(head.digest, true);
      tagOf.set(head.digest, tag);
    }
  const known = await stored([...tagOf.keys()]);

  async function fetchImage(digest: string, tag: string | null): Promise<void> {
    const { source, manifests } = remembering(client);
    try {
      const graph = await readImageGraph(source, path, digest);
      if (isDeletionPlaceholder(placeholderKey(), path, manifests.get(digest)?.json)) {
        findings.placeholders.add(digest);
        findings.present.set(digest, false);
        return;
      }
      findings.images.push(storedImage(graph, (child) => manifests.get(child)?.size ?? 0, tag));
      findings.present.set(digest, true);
      if (tag !== null && parseReferrerTag(tag)?.kind === 'index')
        for (const referrer of referrersIn(graph, manifests)) await fetchImage(referrer, null);
    } catch (error) {
      const problem = registryProblemOf(error);
      const isTagged = findings.present.get(digest) === true;
      if (problem === 'not-found' && !isTagged) findings.present.set(digest, false);
      else if (problem === 'not-found')
        findings.problems.set(digest, `The registry has only a part of the image ${digest}.`);
      else if (problem && OF_THE_IMAGE.includes(problem) && error instanceof Error)
        findings.problems.set(digest, error.message);
      else throw error;
    }
  }

  await inParallel(AT_ONCE, [...tagOf], async ([digest, tag]) => {
    if (!known.has(digest)) return fetchImage(digest, tag);
    if (!findings.present.has(digest)) findings.present.set(digest, (await client.headManifest(path, digest)) !== null);
  });
  // Something else at the registry's address would say of everything that it is gone.
  if ([...findings.tags.values()].includes(null) || [...findings.present.values()].includes(false)) await client.ping();
  for (const [tag, head] of findings.tags)
    if (head && findings.placeholders.has(head.digest)) findings.tags.set(tag, null);
  return findings;
}
