import { Time } from '@/components/ui/time';
import type { RegistriesMessages } from '@/lib/language/en/registries';
import { counted, exactNumber, fillIn } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import type { RegistryDetails, SkipReason } from '@/lib/registry-sync/schema';

/** Reasons of which the sentence says more than the reason itself. */
const TELLING: readonly SkipReason[] = ['failed', 'image', 'invalid-name'];

type Props = { registry: RegistryDetails; words: RegistriesMessages; language: Language };

/** What a registry's last reconciliation left out, and which notifications could not be worked off, each with the reason. */
export function RecentProblems({ registry, words, language }: Props) {
  const { skipped, events, sync } = registry;
  const { recent } = words;
  const more = sync.problems - skipped.length;
  if (skipped.length + events.length === 0) return <p className="text-ink-soft">{recent.none}</p>;
  return (
    <div className="grid gap-6">
      {skipped.length > 0 ? (
        <section aria-labelledby="skipped" className="grid gap-2">
          <h3 id="skipped" className="text-sm font-semibold">
            {recent.skipped}
          </h3>
          <ul
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which must work from the keyboard too
            tabIndex={0}
            aria-labelledby="skipped"
            className="max-h-96 divide-y divide-line overflow-y-auto text-sm"
          >
            {skipped.map(({ path, reason, sentence }) => (
              <li key={`${path} ${sentence}`} className="grid gap-0.5 py-2">
                <p className="font-medium wrap-anywhere">
                  {path ? <span className="font-mono">{path}</span> : recent.wholeRegistry}
                </p>
                <p>{words.skipReasons[reason]}</p>
                {TELLING.includes(reason) ? (
                  <p className="wrap-anywhere text-ink-soft" lang="en">
                    {sentence}
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
          {more > 0 ? (
            <p className="text-sm text-ink-soft">{counted(recent.more, more, exactNumber(language, more))}</p>
          ) : null}
        </section>
      ) : null}
      {events.length > 0 ? (
        <section aria-labelledby="events" className="grid gap-2">
          <h3 id="events" className="text-sm font-semibold">
            {recent.events}
          </h3>
          <ul
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which must work from the keyboard too
            tabIndex={0}
            aria-labelledby="events"
            className="max-h-96 divide-y divide-line overflow-y-auto text-sm"
          >
            {events.map((event) => (
              <li key={event.id} className="grid gap-0.5 py-2">
                <p className="flex flex-wrap gap-x-3">
                  <span className="font-mono font-medium wrap-anywhere">
                    {event.repository ?? recent.unknownRepository}
                  </span>
                  {event.action ? <span className="chip font-mono">{event.action}</span> : null}
                  <span className="text-ink-soft">
                    {recent.when} <Time date={event.receivedAt} language={language} />
                  </span>
                </p>
                <p>{fillIn(recent.eventStates[event.state], { attempts: event.attempts })}</p>
                <p className="wrap-anywhere text-ink-soft" lang="en">
                  {event.problem}
                </p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
