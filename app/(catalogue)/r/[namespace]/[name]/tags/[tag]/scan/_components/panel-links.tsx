import type { ReactNode } from 'react';
import type { ScansMessages } from '@/lib/language/en/scans';
import { recordLinks } from '@/lib/scans/record-links';
import type { ScanVulnerabilityView } from '@/lib/scans/vulnerability-schema';

type Words = ScansMessages['panel'];

function Outside({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} rel="nofollow noopener noreferrer" className="text-link wrap-anywhere">
      {children}
    </a>
  );
}

/** The official records, and what the report refers to. Only web addresses become links. */
export function PanelLinks({ vulnerability, words }: { vulnerability: ScanVulnerabilityView; words: Words }) {
  const { id, aliases, link, references } = vulnerability;
  const records = recordLinks(id, aliases);
  const others = [...new Set([...(link ? [link] : []), ...references])].filter(
    (href) => /^https?:\/\//.test(href) && !records.some((one) => one.href === href),
  );
  return (
    <>
      {records.length > 0 ? (
        <section aria-labelledby="panel-records">
          <h3 id="panel-records" className="font-semibold">
            {words.records}
          </h3>
          <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1 text-sm">
            {records.map(({ kind, id: recordId, href }) => (
              <li key={href}>
                <Outside href={href}>
                  {kind === 'cve' ? words.cveRecord(recordId) : `${words[kind]}: ${recordId}`}
                </Outside>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {others.length > 0 ? (
        <section aria-labelledby="panel-references">
          <h3 id="panel-references" className="font-semibold">
            {words.advisories}
          </h3>
          <ul className="mt-1 grid gap-0.5 text-sm">
            {others.map((href) => (
              <li key={href}>
                <Outside href={href}>{href}</Outside>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
