import { RemoveVex } from '@/app/(catalogue)/r/[namespace]/[name]/settings/vex/_components/remove-vex';
import type { VexWords } from '@/app/(catalogue)/r/[namespace]/[name]/settings/vex/_components/use-vex-change';
import { Notice } from '@/components/ui/notice';
import { Time } from '@/components/ui/time';
import { counted, fillIn } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import { shortDigest } from '@/lib/names/digest';
import type { Language } from '@/lib/names/language';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import { MOST_SHOWN_UNMATCHED, type VexDocumentView } from '@/lib/scans/vex/schema';

type Shared = { messages: Messages; language: Language };
type Props = Shared & { repository: RepositoryName; documents: readonly VexDocumentView[]; words: VexWords };

const FORMATS = { openvex: 'OpenVEX', cyclonedx: 'CycloneDX' } as const;

function Facts({ document, messages, language }: Shared & { document: VexDocumentView }) {
  const { vex } = messages.findings;
  const facts = [
    FORMATS[document.format],
    document.digest ? shortDigest(document.digest) : vex.all,
    counted(vex.statements, document.statements),
    counted(vex.matches, document.matches),
    ...(document.author ? [vex.author(document.author)] : []),
  ];
  return (
    <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
      {facts.map((fact) => (
        <span key={fact} className="wrap-anywhere">
          {fact}
        </span>
      ))}
      <span>
        {fillIn(vex.by, { user: document.uploadedBy })}
        <Time date={document.createdAt} language={language} />
      </span>
    </p>
  );
}

function Unmatched({ document: { unmatched }, messages }: Omit<Shared, 'language'> & { document: VexDocumentView }) {
  const { findings, scans } = messages;
  const { vex } = findings;
  const isAll = unmatched.length < MOST_SHOWN_UNMATCHED;
  return (
    <Notice tone="warn">
      <details>
        <summary className="cursor-pointer">
          {isAll ? counted(vex.unmatched, unmatched.length) : vex.unmatchedMost}
        </summary>
        <p className="mt-1 text-sm">{vex.unmatchedWhy}</p>
        <ul className="mt-2 grid gap-1 text-sm">
          {unmatched.map(({ vulnerability, status, products }) => (
            <li key={`${vulnerability} ${status} ${products.join(' ')}`} className="wrap-anywhere">
              <span className="font-mono">{vulnerability}</span> · {scans.list.vexStatuses[status]}
              <span className="block font-mono text-xs text-ink-soft">{products.slice(0, 5).join(', ')}</span>
            </li>
          ))}
        </ul>
      </details>
    </Notice>
  );
}

/** The documents with what became of their statements. */
export function VexList({ repository, documents, messages, language, words }: Props) {
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)] divide-y divide-line">
      {documents.map((document) => (
        <li key={document.id} className="grid grid-cols-[minmax(0,1fr)] gap-3 py-4 first:pt-0 last:pb-0">
          <div className="flex flex-wrap items-start justify-between gap-3">
            <div className="min-w-0">
              <h3 className="font-mono font-semibold wrap-anywhere">{document.name}</h3>
              <Facts document={document} messages={messages} language={language} />
            </div>
            <RemoveVex
              path={`${repositoryApiPath(repository)}/vex/${document.id}`}
              name={document.name}
              words={words}
            />
          </div>
          {document.unmatched.length > 0 ? <Unmatched document={document} messages={messages} /> : null}
        </li>
      ))}
    </ul>
  );
}
