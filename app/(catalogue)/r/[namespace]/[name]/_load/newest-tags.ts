import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { loadImageDetails } from '@/lib/images/load-image-details';
import { imageFor } from '@/lib/images/load-tagged-image';
import { leadingTag, newestImages } from '@/lib/images/newest-images';
import type { ConfigView } from '@/lib/images/schema';
import { loadTagViews } from '@/lib/tags/load-tag-views';
import type { TagView } from '@/lib/tags/schema';

const SHOWN = 5;
const USUAL_PLATFORM = 'linux/amd64';

/** A few of the images pushed last: the tag that was, with size and platforms, and the image's other tags. */
export async function loadNewestTags({ id, tags }: LoadedRepository): Promise<TagView[]> {
  return loadTagViews(
    id,
    tags,
    newestImages(tags, SHOWN).map(([newest]) => newest),
  );
}

/** What the image that stands for the repository begins with; null where no image of it is known. */
export async function loadLeadingConfig({
  id,
  tags,
}: LoadedRepository): Promise<{ tag: string; platform: string | null; config: ConfigView } | null> {
  const leading = leadingTag(tags);
  const [view] = leading ? await loadTagViews(id, tags, [leading]) : [];
  const image = view && (imageFor(view.images, USUAL_PLATFORM) ?? view.images[0]);
  if (!view || !image) return null;
  const config = (await loadImageDetails(id, [image.digest])).get(image.digest)?.config;
  return config ? { tag: view.name, platform: image.platform, config } : null;
}
