import type { Metadata } from 'next';
import { GuideMovement } from '@/components/catalogue/guide-movement';
import { GuideSection } from '@/components/catalogue/guide-section';
import { RichText } from '@/components/ui/rich-text';
import { getViewer } from '@/lib/auth/viewer';
import { searchInput } from '@/lib/catalogue/schema';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { messagesFor } from '@/lib/language/messages';
import { repositoryPath } from '@/lib/names/paths';
import { OFFICIAL_NAMESPACE } from '@/lib/names/repository-name';

/** More than the official library holds in its first pages would not be linked; it holds far fewer that the guide names. */
const OFFICIAL = [1, 2, 3].map((page) => searchInput.parse({ trust: ['official'], pageSize: 100, page }));

export async function generateMetadata(): Promise<Metadata> {
  const { guide } = messagesFor((await getViewer()).language);
  return { title: guide.title, description: guide.lead, alternates: { canonical: '/guide/tags' } };
}

export default async function TagGuide() {
  const { actor, language } = await getViewer();
  const pages = await Promise.all(OFFICIAL.map((input) => searchCatalogue(actor, input)));
  const official = new Set(pages.flatMap(({ results }) => results.map(({ name }) => name)));
  const { guide, common } = messagesFor(language);
  /** Only what this site has is linked. */
  const hrefOf = (name: string) =>
    official.has(name) ? repositoryPath({ namespace: OFFICIAL_NAMESPACE, name }) : undefined;
  return (
    <div className="page grid gap-x-12 gap-y-8 pt-8 lg:grid-cols-[minmax(0,1fr)_17rem]">
      <header className="max-w-[72ch]">
        <h1 className="text-3xl font-semibold tracking-tight">{guide.title}</h1>
        <p className="mt-2 text-lg text-ink-soft text-pretty">{guide.lead}</p>
        <section aria-labelledby="short" className="mt-6 rounded-lg bg-accent-soft px-5 py-4">
          <h2 id="short" className="mb-2 font-semibold">
            {guide.short}
          </h2>
          <ul className="list-disc space-y-1 pl-5">
            {guide.summary.map((line) => (
              <li key={line}>
                <RichText text={line} />
              </li>
            ))}
          </ul>
          <p className="mt-3 text-sm text-ink-soft">{guide.onPages}</p>
        </section>
      </header>
      <nav
        aria-labelledby="contents"
        className="self-start lg:sticky lg:top-20 lg:col-start-2 lg:row-span-2 lg:row-start-1"
      >
        <h2 id="contents" className="mb-1 text-sm font-semibold">
          {guide.contents}
        </h2>
        <ul className="text-sm">
          {guide.sections.map(({ id, title }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="block border-l-2 border-line py-1.5 pl-3 text-ink-soft hover:border-accent hover:text-ink"
              >
                {title.replaceAll('`', '')}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid min-w-0 gap-10">
        {guide.sections.map((section) => (
          <GuideSection
            key={section.id}
            section={section}
            words={{ copy: guide.copy, copied: common.copy.copied }}
            hrefOf={hrefOf}
          >
            {section.id === 'moves' ? <GuideMovement words={guide} /> : null}
          </GuideSection>
        ))}
      </div>
    </div>
  );
}
