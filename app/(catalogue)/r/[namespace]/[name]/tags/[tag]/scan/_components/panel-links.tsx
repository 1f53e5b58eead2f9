import { RecordLinks, ReferenceLinks } from '@/components/scan/record-links';
import type { ScansMessages } from '@/lib/language/en/scans';
import { recordLinks } from '@/lib/scans/record-links';
import type { ScanVulnerabilityView } from '@/lib/scans/vulnerability-schema';

type Words = ScansMessages['panel'];

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
          <RecordLinks records={records} words={words} className="mt-1 text-sm" />
        </section>
      ) : null}
      {others.length > 0 ? (
        <section aria-labelledby="panel-references">
          <h3 id="panel-references" className="font-semibold">
            {words.advisories}
          </h3>
          <ReferenceLinks links={others} />
        </section>
      ) : null}
    </>
  );
}
