import type { OverviewState } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-overview';
import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import type { RepositoryMessages } from '@/lib/language/en/repository';

export type ContentsEntry = { id: string; text: string; nested: boolean; lang?: string | undefined };

const FEWEST_HEADINGS = 3;

/** Sections of the page and, where it has three or more, the overview's two upper levels of headings. */
export function contentsOf(
  { supportedTags, tags, messages }: LoadedRepository,
  overview: OverviewState,
): ContentsEntry[] {
  const words = messages.repository;
  if (!overview || overview === 'too-long' || overview.headings.length < FEWEST_HEADINGS) return [];
  const top = Math.min(...overview.headings.map(({ level }) => level));
  return [
    ...(tags.names.length > 0 ? [{ id: 'which-tag', text: words.recommend.heading, nested: false }] : []),
    supportedTags
      ? { id: 'supported-tags', text: words.supported.heading.join(''), nested: false }
      : { id: 'tags', text: words.tagSummary.heading, nested: false },
    ...overview.headings
      .filter(({ level }) => level <= top + 1)
      .map(({ id, text, level }) => ({ id, text, nested: level > top, lang: overview.lang })),
  ];
}

export function ContentsList({ entries }: { entries: readonly ContentsEntry[] }) {
  return (
    <ul className="text-sm">
      {entries.map(({ id, text, nested, lang }) => (
        <li key={id} lang={lang}>
          <a
            href={`#${id}`}
            className={`block border-l border-line py-1 wrap-anywhere text-ink-soft hover:border-accent hover:text-ink ${nested ? 'pl-7' : 'pl-3'}`}
          >
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The table of contents that stays in sight beside a long overview; a narrow screen has its own (OverviewSection). */
export function Contents({
  entries,
  words,
}: {
  entries: readonly ContentsEntry[];
  words: RepositoryMessages['overview'];
}) {
  if (entries.length === 0) return null;
  return (
    <nav
      aria-labelledby="contents"
      className="hidden self-start lg:sticky lg:top-20 lg:col-start-2 lg:row-start-3 lg:block lg:max-h-[calc(100vh-6rem)] lg:overflow-y-auto"
    >
      <h2 id="contents" className="mb-2 text-sm font-semibold">
        {words.contents}
      </h2>
      <ContentsList entries={entries} />
    </nav>
  );
}
