import type { z } from 'zod';
import { asReaderPulls, pullSource } from '@/app/(catalogue)/r/[namespace]/[name]/_load/pull-source';
import { explainerFor } from '@/app/(catalogue)/r/[namespace]/[name]/_load/tag-explainer';
import { platformText } from '@/components/repository/platforms';
import { explanationLine, mostTelling, shortestFixed } from '@/components/tag/explanation';
import type { TagRow, TagRowsPage } from '@/components/tag/tag-row';
import type { Viewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { tagPath } from '@/lib/names/paths';
import { fromReference } from '@/lib/names/pull-command';
import type { RepositoryName } from '@/lib/names/repository-name';
import { shortName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { getRepository } from '@/lib/repositories/get-repository';
import { selectTags } from '@/lib/tags/list-tags';
import { loadTags } from '@/lib/tags/load-tags';
import { listTagsInput, type TagView } from '@/lib/tags/schema';

export const tagRowsInput = listTagsInput.omit({ pageSize: true });
export type TagRowsInput = z.infer<typeof tagRowsInput>;

/** By image, several tags share a row: more of them make a page of the same length. */
const PAGE_SIZE = { page: 100, version: 50, name: 50 } as const;

/**
 * A page of the tags tab in the viewer's language: tags that name one image share a row in the maintainers' order,
 * the other orders have a row for each tag.
 * @throws AppError `not_found`
 */
export async function listTagRows(viewer: Viewer, name: RepositoryName, input: TagRowsInput): Promise<TagRowsPage> {
  const { id, view } = await getRepository(viewer.actor, name);
  const source = pullSource(await asReaderPulls(view));
  const all = await loadTags(id);
  const pageSize = PAGE_SIZE[input.sort];
  const asked = selectTags(all, { ...input, pageSize });
  const last = Math.max(1, Math.ceil(asked.total / pageSize));
  const page = asked.page > last ? selectTags(all, { ...input, page: last, pageSize }) : asked;
  const { tags: words, repository: repositoryWords } = messagesFor(viewer.language);
  const byImage = input.sort === 'page';
  const siblings = all.map((tag) => tag.name);
  const explain = explainerFor({ siblings, repository: shortName(name), now: clock.now() }, viewer.language);

  const toRow = (tags: readonly [TagView, ...TagView[]]): TagRow => {
    const [first] = tags;
    const names = tags.map((tag) => tag.name);
    const ofImage = [first.name, ...first.aliases].map(explain);
    // A row for an image says what the most telling of its tags says; a row for one tag speaks of that tag.
    const shown = (byImage && mostTelling(ofImage)) || explain(first.name);
    const fixed = !byImage && shown.moves.isFixed ? first.name : shortestFixed(ofImage);
    const ended = ofImage.find(({ endedBase }) => endedBase !== null)?.endedBase;
    return {
      names: names.map((tag) => ({ tag, href: tagPath(name, tag) })),
      others: first.aliases.filter((alias) => !names.includes(alias)),
      isShared: first.isShared,
      meaning: explanationLine(shown),
      moves: byImage && fixed ? null : shown.moves.short,
      fixed: fixed && !(names.length === 1 && names[0] === fixed) ? fixed : null,
      endedBase: ended ? repositoryWords.supported.endOfLife(ended) : null,
      platforms: first.architectures.map(platformText),
      platformCount: words.platforms(first.architectures.length),
      reference: fromReference(source.registryHost, source.repository, fixed ?? first.name),
    };
  };

  const start = (page.page - 1) * page.pageSize;
  return {
    query: page.query,
    sort: input.sort,
    rows: grouped(page.tags, byImage).map(toRow),
    summary: words.summary(start + 1, start + page.tags.length, page.total),
    total: page.total,
    page: page.page,
    pageCount: last,
  };
}

/** Neighbours that name the same image, together; or each tag alone. */
function grouped(tags: readonly TagView[], together: boolean): [TagView, ...TagView[]][] {
  const groups: [TagView, ...TagView[]][] = [];
  for (const tag of tags) {
    const last = groups.at(-1);
    if (together && last?.[0].imageGroup === tag.imageGroup) last.push(tag);
    else groups.push([tag]);
  }
  return groups;
}
