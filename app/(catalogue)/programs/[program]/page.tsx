import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProgramCard } from '@/components/program/program-card';
import { ProgramHolders } from '@/components/program/program-holders';
import { ProgramText } from '@/components/program/program-text';
import { TierShape } from '@/components/program/tier-shape';
import { TIER_COLOURS } from '@/components/program/trust-badge';
import { pageNumber } from '@/components/ui/page-number';
import { getViewer } from '@/lib/auth/viewer';
import { getProgramPage } from '@/lib/catalogue/get-program-page';
import { messagesFor } from '@/lib/language/messages';
import { programPath } from '@/lib/names/paths';
import { type GrantProgram, PROGRAM_SLUGS, programOfSlug, slugOfProgram, tierOfProgram } from '@/lib/names/trust';

type Props = {
  params: Promise<{ program: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The program of the address, with all that its page is made of. Domain verification has no badge, and no page. */
function readProgram(text: string) {
  const program: GrantProgram = programOfSlug(text) ?? notFound();
  const slug = slugOfProgram(program) ?? notFound();
  const tier = tierOfProgram(program);
  return tier === 'community' ? notFound() : { program, slug, tier };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = readProgram((await params).program);
  const { programs } = messagesFor((await getViewer()).language);
  return {
    title: programs.titles[slug],
    description: programs.texts[slug].promise,
    alternates: { canonical: programPath(slug) },
  };
}

export default async function ProgramPage({ params, searchParams }: Props) {
  const { program, slug, tier } = readProgram((await params).program);
  const { actor, language } = await getViewer();
  const page = await getProgramPage(actor, program, pageNumber((await searchParams).page));
  if (page.page > 1 && page.repositories.length + page.publishers.length === 0) notFound();
  const messages = messagesFor(language);
  const { programs, home, common } = messages;
  return (
    <div className="page grid gap-12 pt-8">
      <header>
        <div className="flex items-center gap-5">
          <span className={`grid size-16 shrink-0 place-items-center rounded-full ${TIER_COLOURS[tier]}`}>
            <TierShape tier={tier} className="size-9" />
          </span>
          <div className="min-w-0">
            <p className="text-sm text-ink-soft">{programs.eyebrow}</p>
            <h1 className="text-2xl font-semibold tracking-tight sm:text-3xl">{programs.titles[slug]}</h1>
          </div>
        </div>
        <p className="mt-4 max-w-[65ch] text-lg text-ink-soft text-pretty">{programs.texts[slug].promise}</p>
      </header>
      <ProgramText words={programs} text={programs.texts[slug]} />
      <ProgramHolders page={page} path={programPath(slug)} messages={messages} language={language} />
      <section aria-labelledby="others">
        <h2 id="others" className="mb-3 text-xl font-semibold tracking-tight">
          {programs.others}
        </h2>
        <ul className="grid gap-3 md:grid-cols-2">
          {PROGRAM_SLUGS.filter((other) => other !== slug).map((other) => (
            <li key={other}>
              <ProgramCard
                slug={other}
                name={common.tiers[tierOfProgram(programOfSlug(other) ?? program)]}
                promise={home.promises[other]}
                more={home.whatItMeans}
              />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
