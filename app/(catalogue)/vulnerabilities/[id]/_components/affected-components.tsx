import { SeverityMark } from '@/components/scan/severity-counts';
import { counted } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import { shortName } from '@/lib/names/repository-name';
import type { AffectedImage } from '@/lib/scans/vulnerabilities/schema';

/** The components of an image that have it; on a phone one below the other. */
export function AffectedComponents({ image, messages }: { image: AffectedImage; messages: Messages }) {
  const { components, componentCount, repository } = image;
  const { vulnerability: words } = messages.findings;
  const { scans } = messages;
  return (
    <div>
      <ul
        aria-label={`${words.component}: ${shortName(repository)}`}
        className="divide-y divide-line border-y border-line text-sm"
      >
        {components.map((component) => (
          <li
            key={`${component.severity} ${component.name} ${component.version} ${component.purl}`}
            className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1.5fr)_6rem] sm:items-center"
          >
            <span className="font-mono wrap-anywhere">{component.name}</span>
            <span className="wrap-anywhere">
              <span className="text-ink-soft">{words.installed} </span>
              <span className="font-mono">{component.version || '–'}</span>
            </span>
            <span className="wrap-anywhere">
              {component.fixedVersions.length > 0 ? (
                <>
                  <span className="text-ink-soft">{words.fixedIn} </span>
                  <span className="font-mono">{component.fixedVersions.join(', ')}</span>
                </>
              ) : (
                <span className="text-ink-soft">{words.noFix}</span>
              )}
              {component.vex ? (
                <span className="block">
                  {words.publisher} {scans.list.vexStatuses[component.vex]}
                </span>
              ) : null}
            </span>
            <span>
              <SeverityMark severity={component.severity} words={scans} />
            </span>
          </li>
        ))}
      </ul>
      {componentCount > components.length ? (
        <p className="mt-1 text-sm text-ink-soft">
          {counted(words.moreComponents, componentCount - components.length)}
        </p>
      ) : null}
    </div>
  );
}
