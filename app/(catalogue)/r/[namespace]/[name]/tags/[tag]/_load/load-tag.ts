import { cache } from 'react';
import {
  type LoadedRepository,
  loadRepository,
  orNotFound,
  type RepositoryParams,
} from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { getTag } from '@/lib/images/get-tag';
import { imageFor } from '@/lib/images/load-tagged-image';
import { type ImageView, type TagDetails, tagQuery } from '@/lib/images/schema';
import { loadTagViews } from '@/lib/tags/load-tag-views';
import type { TagView } from '@/lib/tags/schema';

export type TagParams = RepositoryParams & { tag: string };
type Query = Record<string, string | string[] | undefined>;

export type LoadedTag = {
  loaded: LoadedRepository;
  name: string;
  /** Undefined for one whose first image could not be taken into the catalogue */
  tag: TagView | undefined;
  details: TagDetails;
  /** Every platform; layers and configuration only of the one shown */
  images: TagView['images'];
  image: ImageView | undefined;
  /** Asked for in the address, and not there */
  missedPlatform: string | null;
  historyPage: number;
};

/** Most readers run it; where it is not there, the first that the registry has. */
const USUAL_PLATFORM = 'linux/amd64';

const textOf = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

const loadView = cache(async (namespace: string, repository: string, name: string) => {
  const loaded = await loadRepository(namespace, repository);
  const indexed = loaded.tags.byName.get(name);
  const [tag] = indexed ? await loadTagViews(loaded.id, loaded.tags, [indexed]) : [];
  return { loaded, tag };
});

const loadDetails = cache(
  async (namespace: string, repository: string, name: string, asked: string, history: string): Promise<LoadedTag> => {
    const { loaded, tag } = await loadView(namespace, repository, name);
    const images = tag?.images ?? [];
    const wanted = asked === '' ? undefined : imageFor(images, asked);
    const chosen = wanted ?? imageFor(images, USUAL_PLATFORM) ?? images.find(({ size }) => size !== null) ?? images[0];
    const query = tagQuery.parse({
      language: loaded.viewer.language,
      ...(chosen ? { platform: chosen.digest } : {}),
      historyPage: /^[1-9]\d{0,5}$/.test(history) ? history : 1,
    });
    const details = await orNotFound(getTag(loaded.viewer.actor, loaded.name, name, query));
    const image = chosen && details.images[0];
    return {
      loaded,
      name,
      tag,
      details,
      images,
      // An image may be listed for two platforms: the one that was chosen is the one to name.
      image: image && { ...image, platform: chosen.platform },
      missedPlatform: asked !== '' && !wanted && images.length > 0 ? asked.slice(0, 100) : null,
      historyPage: query.historyPage,
    };
  },
);

/** A tag with the image of the platform that the address asks for, else of the usual one. Answers 404 where there is none. */
export async function loadTag(params: Promise<TagParams>, query: Query): Promise<LoadedTag> {
  const { namespace, name, tag } = await params;
  return loadDetails(namespace, name, tag, textOf(query.platform) ?? '', textOf(query.history) ?? '');
}
