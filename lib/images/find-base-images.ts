import type { Actor } from '@/lib/access/actor';
import { statementsOf } from '@/lib/images/annotations';
import type { ImageDetails } from '@/lib/images/image-details';
import type { BaseImage, LayerView } from '@/lib/images/schema';
import { storedLayers } from '@/lib/images/stored-image-json';
import { parseDigest } from '@/lib/names/digest';
import { db } from '@/lib/platform/db';
import { visibleTo } from '@/lib/repositories/policy';

type Texts = Readonly<Record<string, string>>;
type Step = Pick<LayerView, 'empty' | 'digest' | 'diffId'>;

/** Where the publisher says that the image was built on something, and on which digest. */
function claimedDigest({ annotations, config }: ImageDetails, ofIndex: Texts): string | undefined {
  const statements = statementsOf([annotations, ofIndex, config?.labels ?? {}]);
  const digest = statements.find(({ key }) => key === 'base.digest')?.value ?? '';
  return parseDigest(digest).ok ? digest : undefined;
}

const made = (steps: readonly Step[]): Step[] => steps.filter(({ empty }) => !empty);

/** Layers may be compressed anew on their way; what they hold has the same diff id then. */
const isSameLayer = (a: Step, b: Step | undefined): boolean =>
  b !== undefined && ((a.digest !== null && a.digest === b.digest) || (a.diffId !== null && a.diffId === b.diffId));

function isBase(base: readonly Step[], image: readonly Step[]): boolean {
  const [below, all] = [made(base), made(image)];
  return below.length > 0 && below.every((layer, index) => isSameLayer(layer, all[index]));
}

type Row = { claimed: string; layers: unknown; namespace: string; name: string };

/**
 * The bases of images, by the image's digest, of those that were checked: the publisher names a digest, a repository
 * that the actor may see has it, and its layers are the first ones of the image. What cannot be checked is left out.
 */
export async function findBaseImages(
  actor: Actor,
  images: ReadonlyMap<string, ImageDetails>,
  ofIndex: Texts,
): Promise<ReadonlyMap<string, BaseImage>> {
  const claims = new Map(
    [...images].flatMap(([digest, details]) => {
      const claimed = claimedDigest(details, ofIndex);
      return claimed === undefined ? [] : [[digest, claimed] as const];
    }),
  );
  if (claims.size === 0) return new Map();
  const { prisma } = db();
  const wanted = [...new Set(claims.values())];
  const holders = await prisma.repositoryManifest.findMany({
    where: { digest: { in: wanted }, repository: visibleTo(actor) },
    select: { digest: true, repositoryId: true, repository: { select: { namespace: true, name: true } } },
    orderBy: [{ repository: { pullCount: 'desc' } }, { repositoryId: 'asc' }],
    take: 50,
  });
  const rows: Row[] = [];
  for (const { digest, repositoryId, repository } of holders) {
    if (rows.some(({ claimed }) => claimed === digest)) continue;
    const children = await prisma.manifestChild.findMany({ where: { parent: digest, kind: 'image' } });
    const candidates = await prisma.manifest.findMany({
      where: {
        digest: { in: [digest, ...children.map((child) => child.digest)] },
        kind: 'image',
        repositories: { some: { repositoryId } },
      },
      select: { layers: true },
    });
    rows.push(...candidates.map(({ layers }) => ({ claimed: digest, layers, ...repository })));
  }
  return new Map(
    [...claims].flatMap(([digest, claimed]) => {
      const all = images.get(digest)?.layers ?? [];
      const found = rows.find((row) => row.claimed === claimed && isBase(storedLayers.parse(row.layers), all));
      if (!found) return [];
      const layers = made(storedLayers.parse(found.layers)).length;
      return [[digest, { digest: claimed, namespace: found.namespace, name: found.name, layers }] as const];
    }),
  );
}
