import type { OfferedValue } from '@/components/catalogue/facet-values';
import type { Filter, SearchState } from '@/components/catalogue/search-state';
import { filterLabel } from '@/components/catalogue/search-title';
import type { SearchWords } from '@/components/catalogue/search-words';
import { TierShape } from '@/components/program/tier-shape';
import { TIER_COLOURS } from '@/components/program/trust-badge';
import { boundedNumber, fillIn } from '@/lib/language/format';
import type { TrustTier } from '@/lib/names/trust';

type Props = {
  filter: Filter;
  values: readonly OfferedValue[];
  state: SearchState;
  words: SearchWords;
  /** No further value may be chosen. */
  full: boolean;
  onToggle: (value: string) => void;
};

/** So many publishers are in sight; the others unfold. */
const PUBLISHERS_IN_SIGHT = 6;

/** The values of one filter with how many repositories each would show. */
export function FacetGroup({ filter, values, state, words, full, onToggle }: Props) {
  const row = ({ value, count, trust }: OfferedValue) => (
    <label
      key={value}
      className="-mx-2 flex min-h-8 max-lg:min-h-10 cursor-pointer items-center gap-2 rounded-md px-2 text-sm hover:bg-surface-sunken"
    >
      <input
        type="checkbox"
        name={filter}
        value={value}
        checked={state[filter].includes(value)}
        disabled={full && !state[filter].includes(value)}
        onChange={() => onToggle(value)}
        className="size-4 shrink-0 accent-accent"
      />
      <span className="flex min-w-0 grow items-center gap-1.5">
        <span className="min-w-0 wrap-anywhere">{filterLabel({ filter, value }, words.labels)}</span>
        <PublisherMark trust={trust} words={words} />
      </span>
      <span className="text-xs text-ink-soft tabular-nums">{count ? boundedNumber(words.language, count) : ''}</span>
    </label>
  );
  const inSight = filter === 'publisher' ? PUBLISHERS_IN_SIGHT : values.length;
  const more = values.slice(inSight);
  return (
    <fieldset className="mb-6">
      <legend className="mb-1 text-sm font-semibold">{words.search.groups[filter]}</legend>
      {values.slice(0, inSight).map(row)}
      {more.length > 0 ? (
        <details open={more.some(({ value }) => state[filter].includes(value))}>
          <summary className="min-h-8 py-1 max-lg:min-h-10 max-lg:py-2 text-sm text-accent">
            {fillIn(words.search.morePublishers, { count: more.length })}
          </summary>
          {more.map(row)}
        </details>
      ) : null}
    </fieldset>
  );
}

function PublisherMark({ trust, words }: { trust: TrustTier; words: SearchWords }) {
  if (trust === 'community') return null;
  const tier = words.cards.common.tiers[trust];
  return (
    <span title={tier} className={`grid size-5 shrink-0 place-items-center rounded-full ${TIER_COLOURS[trust]}`}>
      <TierShape tier={trust} className="size-3.5" />
      <span className="sr-only">{tier}</span>
    </span>
  );
}
