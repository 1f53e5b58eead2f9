import { BetterTags, type FixPlanProps } from '@/components/scan/better-tags';
import { onlySerious, SeverityCounts } from '@/components/scan/severity-counts';
import { counted, exactNumber } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import { repositoryApiPath } from '@/lib/names/paths';
import type { FixesView } from '@/lib/scans/fixes/schema';

const SHOWN = 10;
/** Of thousands the page shows no more than somebody reads; the API has them all. */
const MOST_SHOWN = 40;
const SHOWN_ALTERNATIVES = 5;

type Upgrade = FixesView['upgrades'][number];

function Target({ upgrade, messages }: { upgrade: Upgrade; messages: Messages }) {
  const { fixes: words } = messages.findings;
  if (upgrade.upgradeTo !== null)
    return (
      <span className="wrap-anywhere">
        <span className="text-ink-soft">{words.upgradeTo} </span>
        <span className="font-mono font-semibold">{upgrade.upgradeTo}</span>
      </span>
    );
  const shown = upgrade.alternatives.slice(0, SHOWN_ALTERNATIVES);
  return (
    <div className="text-sm wrap-anywhere">
      <p>{words.alternatives}</p>
      <ul className="font-mono text-xs">
        {shown.map(({ id, versions }) => (
          <li key={id}>{words.alternative(id, versions.join(', '))}</li>
        ))}
      </ul>
      {upgrade.alternatives.length > shown.length ? (
        <p className="text-ink-soft">{counted(words.more, upgrade.alternatives.length - shown.length)}</p>
      ) : null}
    </div>
  );
}

function UpgradeItem({ upgrade, messages }: { upgrade: Upgrade; messages: Messages }) {
  const others = upgrade.components.filter((component) => component !== upgrade.name);
  return (
    <li className="grid gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[minmax(0,2fr)_minmax(0,2fr)_10rem] sm:items-start">
      <span className="min-w-0 wrap-anywhere">
        <span className="font-mono">{upgrade.name}</span>{' '}
        <span className="font-mono text-ink-soft">{upgrade.version}</span>
        {others.length > 0 ? <span className="block text-sm text-ink-soft">{others.join(', ')}</span> : null}
      </span>
      <Target upgrade={upgrade} messages={messages} />
      <span className="flex items-center gap-2 text-sm">
        <span className="text-ink-soft">{messages.findings.fixes.clears}</span>
        <SeverityCounts counts={onlySerious(upgrade)} words={messages.scans} />
      </span>
    </li>
  );
}

/** The upgrades that clear all serious findings that have a fix, and the tags that did it already. */
export function FixPlan(props: FixPlanProps) {
  const { repository, tag, fixes, messages, language } = props;
  const { fixes: words } = messages.findings;
  const item = (upgrade: Upgrade) => (
    <UpgradeItem
      key={`${upgrade.name} ${upgrade.version} ${upgrade.components.join(' ')}`}
      upgrade={upgrade}
      messages={messages}
    />
  );
  const rest = fixes.upgrades.slice(SHOWN);
  return (
    <section aria-labelledby="fixes" className="min-w-0">
      <h2 id="fixes" className="text-2xl leading-tight font-semibold">
        {words.title}
      </h2>
      {fixes.findings === 0 ? (
        <p className="mt-3 text-ink-soft">{words.none}</p>
      ) : (
        <div className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-5">
          <div>
            <p className="text-sm text-ink-soft">
              {counted(words.lead, fixes.findings, exactNumber(language, fixes.findings))}
            </p>
            <ol className="mt-2 divide-y divide-line border-y border-line">
              {fixes.upgrades.slice(0, SHOWN).map(item)}
            </ol>
            {rest.length > 0 ? (
              <details>
                <summary className="cursor-pointer py-2 text-sm text-ink-soft">
                  {counted(words.more, rest.length)}
                </summary>
                <ol className="divide-y divide-line border-y border-line">
                  {fixes.upgrades.slice(SHOWN, MOST_SHOWN).map(item)}
                </ol>
                {fixes.upgrades.length > MOST_SHOWN ? (
                  <p className="py-2 text-sm text-ink-soft">
                    {counted(words.more, fixes.upgrades.length - MOST_SHOWN)}{' '}
                    <a
                      href={`${repositoryApiPath(repository)}/tags/${tag}/scan/fixes?platform=${encodeURIComponent(fixes.digest)}`}
                      className="text-link"
                    >
                      {words.all}
                    </a>
                  </p>
                ) : null}
              </details>
            ) : null}
          </div>
          <BetterTags {...props} />
        </div>
      )}
    </section>
  );
}
