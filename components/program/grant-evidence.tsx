import { ChevronDown } from 'lucide-react';
import { GrantDetails } from '@/components/program/grant-details';
import { TierShape } from '@/components/program/tier-shape';
import { TIER_COLOURS, TrustBadge } from '@/components/program/trust-badge';
import type { CommonMessages } from '@/lib/language/en/common';
import type { Language } from '@/lib/names/language';
import { type TrustTier, tierOfProgram } from '@/lib/names/trust';
import type { GrantView } from '@/lib/programs/schema';

type Props = {
  tier: TrustTier;
  grants: readonly GrantView[];
  messages: { common: CommonMessages };
  language: Language;
};

/** The badge as a button that opens what it rests on, without a script. One such badge a page and tier. */
export function GrantEvidence({ tier, grants, messages, language }: Props) {
  const words = messages.common;
  const behind = grants.filter((grant) => grant.live && tierOfProgram(grant.program) === tier);
  if (tier === 'community') return null;
  if (behind.length === 0) return <TrustBadge tier={tier} messages={messages} />;
  const id = `evidence-${tier}`;
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        title={words.evidence.open}
        className={`inline-flex min-h-7 items-center gap-1.5 rounded-full pr-2 pl-2.5 font-sans text-sm font-semibold whitespace-nowrap hover:underline ${TIER_COLOURS[tier]}`}
      >
        <TierShape tier={tier} />
        {words.tiers[tier]}
        <span className="sr-only">: {words.evidence.open}</span>
        <ChevronDown aria-hidden="true" className="size-3.5" />
      </button>
      <div id={id} popover="auto" role="dialog" aria-labelledby={`${id}-title`} className="panel p-4 sm:w-[26rem]">
        <p id={`${id}-title`} className="mb-3 flex items-center gap-2 text-base font-semibold">
          <TierShape tier={tier} className="size-5" />
          {words.tiers[tier]}
        </p>
        <div className="grid gap-4">
          {behind.map((grant) => (
            <GrantDetails
              key={`${grant.program} ${grant.grantedAt}`}
              grant={grant}
              messages={messages}
              language={language}
            />
          ))}
        </div>
      </div>
    </>
  );
}
