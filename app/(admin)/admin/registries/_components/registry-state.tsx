import { Ban, CircleCheck, CircleHelp, TriangleAlert, Unplug } from 'lucide-react';
import type { RegistriesMessages } from '@/lib/language/en/registries';
import type { RegistryView } from '@/lib/registry-sync/registry-view';

const LOOKS = {
  unknown: { Icon: CircleHelp, colour: 'text-ink-soft' },
  ok: { Icon: CircleCheck, colour: 'text-ok' },
  refused: { Icon: Ban, colour: 'text-danger' },
  unreachable: { Icon: Unplug, colour: 'text-danger' },
  faulty: { Icon: TriangleAlert, colour: 'text-warn' },
} as const;

/** How a registry is, as a word with a sign. */
export function RegistryState({ state, words }: { state: RegistryView['state']; words: RegistriesMessages['states'] }) {
  const { Icon, colour } = LOOKS[state];
  return (
    <span className={`inline-flex items-center gap-1.5 text-sm font-semibold ${colour}`}>
      <Icon aria-hidden className="size-4" />
      {words[state]}
    </span>
  );
}
