import Link from 'next/link';
import { TierShape } from '@/components/program/tier-shape';
import { Mark } from '@/components/ui/mark';
import type { CommonMessages } from '@/lib/language/en/common';
import { programPath, searchPath } from '@/lib/names/paths';
import { PROGRAM_SLUGS, programOfSlug, tierOfProgram } from '@/lib/names/trust';

export function SiteFooter({ messages }: { messages: CommonMessages }) {
  const words = messages.footer;
  const link = 'inline-flex min-h-7 items-center gap-1.5 hover:text-ink hover:underline';
  return (
    <footer className="mt-16 border-t border-line bg-surface-sunken text-sm text-ink-soft">
      <div className="page grid gap-8 py-10 sm:grid-cols-2 lg:grid-cols-[minmax(0,2fr)_1fr_1fr_1fr]">
        <div>
          <p className="flex items-center gap-2 font-semibold text-ink">
            <Mark className="size-5 text-accent" />
            {messages.siteName}
          </p>
          <p className="mt-2 max-w-[45ch]">{words.text}</p>
          <p className="mt-2">{words.licence}</p>
        </div>
        <nav aria-labelledby="footer-programs">
          <h2 id="footer-programs" className="font-semibold text-ink">
            {words.programs}
          </h2>
          <ul className="mt-1">
            {PROGRAM_SLUGS.map((slug) => {
              const program = programOfSlug(slug);
              const tier = program && tierOfProgram(program);
              return tier && tier !== 'community' ? (
                <li key={slug}>
                  <Link href={programPath(slug)} prefetch={false} className={link}>
                    <TierShape tier={tier} />
                    {messages.tiers[tier]}
                  </Link>
                </li>
              ) : null;
            })}
          </ul>
        </nav>
        <nav aria-labelledby="footer-help">
          <h2 id="footer-help" className="font-semibold text-ink">
            {words.help}
          </h2>
          <ul className="mt-1">
            <li>
              <Link href="/guide/tags" prefetch={false} className={link}>
                {words.guide}
              </Link>
            </li>
            <li>
              <Link href={searchPath({})} prefetch={false} className={link}>
                {words.allImages}
              </Link>
            </li>
          </ul>
        </nav>
        <nav aria-labelledby="footer-developers">
          <h2 id="footer-developers" className="font-semibold text-ink">
            {words.developers}
          </h2>
          <ul className="mt-1">
            <li>
              <a href="/api/v1/openapi.json" className={link}>
                {words.api}
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
