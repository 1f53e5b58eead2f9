import { z } from 'zod';
import { asReaderPulls, pullSource } from '@/app/(catalogue)/r/[namespace]/[name]/_load/pull-source';
import { explainerFor } from '@/app/(catalogue)/r/[namespace]/[name]/_load/tag-explainer';
import { type RowContext, toTagRow } from '@/app/(catalogue)/r/[namespace]/[name]/_load/tag-row';
import type { TagRowsPage } from '@/components/tag/tag-row';
import type { Viewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import type { RepositoryName } from '@/lib/names/repository-name';
import { shortName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { getRepository } from '@/lib/repositories/get-repository';
import type { RepositoryView } from '@/lib/repositories/schema';
import { listImageScans } from '@/lib/scans/list-image-scans';
import { rankTagsBySeverity } from '@/lib/scans/rank-tags-by-severity';
import { findTags } from '@/lib/tags/list-tags';
import { loadImageActivity } from '@/lib/tags/load-image-activity';
import { loadTagIndex } from '@/lib/tags/load-tag-index';
import { loadTagViews } from '@/lib/tags/load-tag-views';
import { listTagsInput, TAG_SORTS, TAG_VIEWS } from '@/lib/tags/schema';
import type { TagSelection } from '@/lib/tags/select-tags';
import { defaultSort, type TagIndex } from '@/lib/tags/tag-index';

const SORTS = [...TAG_SORTS, 'severity'] as const;

/**
 * As the API's, but grouped by image unless asked otherwise, in the order that suits the repository, and for who signed
 * in also by what scanners found.
 */
export const tagRowsInput = listTagsInput
  .omit({ pageSize: true })
  .extend({ view: z.enum(TAG_VIEWS).default('image'), sort: z.enum(SORTS).optional() });
export type TagRowsInput = z.infer<typeof tagRowsInput>;

const PAGE_SIZE = { image: 25, tag: 50 } as const;

type Of = { id: string; name: RepositoryName; repository: RepositoryView; tags: TagIndex; viewer: Viewer };

/** A page of the tags tab in the viewer's language. A page beyond the last is the last. @throws AppError `not_found` */
export async function listTagRows(viewer: Viewer, name: RepositoryName, input: TagRowsInput): Promise<TagRowsPage> {
  const { id, view: repository } = await getRepository(viewer.actor, name);
  return tagRowsOf({ id, name, repository, tags: await loadTagIndex(id), viewer }, input);
}

/** The same for who has loaded the repository already. */
export async function tagRowsOf(of: Of, input: TagRowsInput): Promise<TagRowsPage> {
  const { id, name, repository, tags: index, viewer } = of;
  const pageSize = PAGE_SIZE[input.view];
  const usual = defaultSort(index);
  const selection: TagSelection = {
    ...input,
    ...(input.sort === 'severity'
      ? { sort: usual, places: viewer.user ? await rankTagsBySeverity(viewer.actor, name) : undefined }
      : { sort: input.sort ?? usual }),
    pageSize,
  };
  const asked = await findTags(id, index, selection);
  const last = Math.max(1, Math.ceil(asked.total / pageSize));
  const page = Math.min(input.page, last);
  const { lines, total, tagCount } = page === input.page ? asked : await findTags(id, index, { ...selection, page });
  const firsts = lines.map(([first]) => first);
  const isByImage = input.view === 'image';
  const [views, activity] = await Promise.all([
    loadTagViews(id, index, firsts),
    loadImageActivity(id, isByImage ? firsts.map(({ image }) => image) : []),
  ]);
  const digests = views.flatMap(({ images }) => images.map(({ digest }) => digest));
  const viewOf = new Map(views.map((view) => [view.name, view]));

  const messages = messagesFor(viewer.language);
  const now = clock.now();
  const context: RowContext = {
    name,
    source: pullSource(await asReaderPulls(repository)),
    index,
    explain: explainerFor({ siblings: index.names, repository: shortName(name), now }, viewer.language),
    messages,
    language: viewer.language,
    now,
    isByImage,
    scans: viewer.user ? await listImageScans(viewer.actor, name, digests) : null,
    hasImages: index.tags.some(({ digest }) => digest !== null),
  };
  const start = (page - 1) * pageSize;
  const words = messages.tags;
  return {
    rows: lines.flatMap((line) => {
      const view = viewOf.get(line[0].name);
      return view ? toTagRow(line, { ...view, ...activity.get(view.imageGroup) }, context) : [];
    }),
    summary: words.summary[input.view](start + 1, start + lines.length, total, tagCount),
    note: context.hasImages || index.names.length === 0 ? null : words.onlyNamed,
    total,
    page,
    pageCount: last,
  };
}
