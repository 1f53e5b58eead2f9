import type { ExplainTag } from '@/app/(catalogue)/r/[namespace]/[name]/_load/tag-explainer';
import { scanNote, scanOfPlatform } from '@/app/(catalogue)/r/[namespace]/[name]/_load/tag-row-scan';
import { platformText } from '@/components/repository/platforms';
import { explanationLine, mostTelling, shortestFixed, type TagExplanation } from '@/components/tag/explanation';
import { tagListQuery } from '@/components/tag/tag-list-query';
import type { TagMark, TagMoment, TagRow, TagRowPlatform } from '@/components/tag/tag-row';
import { formatBytes, formatInstant, relativeTime } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import type { Language } from '@/lib/names/language';
import { tagPath, tagsPath } from '@/lib/names/paths';
import { fromReference } from '@/lib/names/pull-command';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { UploadedScan } from '@/lib/scans/schema';
import { movedOn } from '@/lib/tags/moved-on';
import type { TagView } from '@/lib/tags/schema';
import type { TagLine } from '@/lib/tags/select-tags';
import { staleMonths } from '@/lib/tags/staleness';
import type { TagIndex } from '@/lib/tags/tag-index';

/** What all rows of a list have in common. */
export type RowContext = {
  name: RepositoryName;
  source: { registryHost: string; repository: RepositoryName };
  index: TagIndex;
  explain: ExplainTag;
  messages: Messages;
  language: Language;
  now: Date;
  isByImage: boolean;
  /** Some tags of this repository have their image in a registry that is connected */
  hasImages: boolean;
  /** The newest reports by digest of the image; null for who is not signed in, and then nothing of one may get into a row */
  scans: ReadonlyMap<string, UploadedScan> | null;
};

const MOST_NAMES = 20;
const MOST_OTHERS = 6;

function marksOf(line: TagLine, first: TagView, ofImage: readonly TagExplanation[], context: RowContext): TagMark[] {
  const { index, messages, now } = context;
  const words = messages.tags;
  const ended = ofImage.find(({ endedBase }) => endedBase !== null)?.endedBase;
  const fixedNames = new Set(ofImage.flatMap(({ tag, moves }) => (moves.isFixed ? [tag] : [])));
  const outdated = line
    .filter(({ name }) => fixedNames.has(name))
    .map((tag) => movedOn(index, tag))
    .find((found) => found !== null);
  const months = staleMonths(first.pushedAt, now);
  return [
    ...(ended ? [{ kind: 'ended', text: messages.repository.supported.endOfLife(ended) } as const] : []),
    ...(outdated ? [{ kind: 'outdated', text: words.outdated(outdated.series, outdated.now) } as const] : []),
    ...(months !== null ? [{ kind: 'stale', text: words.stale(months) } as const] : []),
  ];
}

function momentsOf(tag: TagView, { messages, language, now }: RowContext): TagMoment[] {
  const words = messages.tags;
  const moment = (at: string, word: (when: string) => string): TagMoment => ({
    at,
    exact: formatInstant(language, at),
    text: word(relativeTime(language, at, now)),
  });
  const { digest, pushedAt, pushedBy, lastPulledAt, updatedAt } = tag;
  if (digest === null) return [moment(updatedAt, words.named)];
  return [
    pushedAt && pushedBy
      ? moment(pushedAt, (when) => words.pushed(when, pushedBy))
      : moment(pushedAt ?? updatedAt, words.noticed),
    ...(lastPulledAt ? [moment(lastPulledAt, words.pulled)] : []),
  ];
}

function platformsOf({ name, images, architectures }: TagView, context: RowContext): TagRowPlatform[] {
  const { messages } = context;
  if (images.length === 0)
    return architectures.map((word) => ({ platform: platformText(word), digest: null, size: null }));
  return images.map(({ platform, digest, size }) => ({
    platform: platform ?? messages.tags.noPlatform,
    digest,
    size: size === null ? null : formatBytes(size),
    ...scanOfPlatform(name, { platform, digest }, context),
  }));
}

/** A line of the tags tab in the reader's words; `first` is its first tag, by image with what happened to all of it. */
export function toTagRow(line: TagLine, first: TagView, context: RowContext): TagRow {
  const { name, source, explain, messages, isByImage, hasImages } = context;
  const names = line.map((tag) => tag.name);
  const shownNames = names.slice(0, MOST_NAMES);
  const ofImage = [first.name, ...first.aliases].map(explain);
  // A row for an image says what the most telling of its tags says; a row for one tag speaks of that tag.
  const shown = (isByImage && mostTelling(ofImage)) || explain(first.name);
  const fixed = !isByImage && shown.moves.isFixed ? first.name : shortestFixed(ofImage);
  const others = first.aliases.filter((alias) => !names.includes(alias));
  const hidden = names.length - shownNames.length;
  const reference = fromReference(source.registryHost, source.repository, (isByImage && fixed) || first.name);
  const allOfImage = tagListQuery({ filter: first.digest ?? first.name, view: 'tag' });
  return {
    names: shownNames.map((tag) => ({ tag, href: tagPath(name, tag) })),
    more: hidden > 0 ? { text: messages.tags.more(hidden), href: `${tagsPath(name)}${allOfImage}` } : null,
    others: others.slice(0, MOST_OTHERS),
    otherCount: first.aliasCount + 1 - names.length,
    isShared: first.isShared,
    meaning: explanationLine(shown),
    moves: isByImage && fixed ? null : shown.moves.short,
    fixed: fixed && !(names.length === 1 && names[0] === fixed) ? fixed : null,
    marks: marksOf(line, first, ofImage, context),
    digest: first.digest,
    absent: first.digest === null && hasImages ? messages.tags.absent : null,
    platforms: platformsOf(first, context),
    ...scanNote(first, context),
    moments: momentsOf(first, context),
    reference,
    pinned: first.digest === null ? null : `${reference}@${first.digest}`,
  };
}
