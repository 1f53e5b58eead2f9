import Link from 'next/link';
import { TierShape } from '@/components/program/tier-shape';
import { TIER_COLOURS } from '@/components/program/trust-badge';
import { programPath } from '@/lib/names/paths';
import { type ProgramSlug, programOfSlug, tierOfProgram } from '@/lib/names/trust';

type Props = { slug: ProgramSlug; name: string; promise: string; count?: string; more: string };

/** A badge program: its badge, what it promises, how much here has it; leads to the program's page. */
export function ProgramCard({ slug, name, promise, count, more }: Props) {
  const program = programOfSlug(slug);
  const tier = program ? tierOfProgram(program) : 'community';
  if (tier === 'community') return null;
  return (
    <article className="group relative flex h-full flex-col gap-2 rounded-lg border border-line bg-surface-raised p-5 hover:border-line-strong">
      <div className="flex items-center gap-3">
        <span className={`grid size-11 shrink-0 place-items-center rounded-full ${TIER_COLOURS[tier]}`}>
          <TierShape tier={tier} className="size-6" />
        </span>
        <div>
          <h3 className="font-semibold">{name}</h3>
          {count ? <p className="text-sm text-ink-soft">{count}</p> : null}
        </div>
      </div>
      <p className="text-sm text-ink-soft">{promise}</p>
      <p className="mt-auto text-sm">
        <Link
          href={programPath(slug)}
          prefetch={false}
          aria-label={`${more}: ${name}`}
          className="text-accent group-hover:underline after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
        >
          {more}
        </Link>
      </p>
    </article>
  );
}
